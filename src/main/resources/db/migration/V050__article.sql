create table article (
  id uuid primary key,
  version int not null,
  title text not null check (length(title) between 1 and 200),
  product text not null check (length(product) between 1 and 200),
  url text not null check (url like 'https://%' and length(url) <= 1000),
  summary text not null check (length(summary) <= 4000),
  valid_from date not null,
  valid_until date,
  created_by uuid not null references person,
  created_at timestamptz not null,
  changed_by uuid not null references person,
  changed_at timestamptz not null,
  check (valid_until >= valid_from)
);
create index article_title_idx on article (lower(title), id);
create index article_product_idx on article (lower(product));
-- People write that they kept to an article: its validity ends, it does not vanish.
create trigger article_stays before delete on article for each row execute function refuse_change();
