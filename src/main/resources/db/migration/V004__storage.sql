create table stored_file (
  id uuid primary key,
  name text not null,
  content_type text not null,
  size bigint not null check (size >= 0),
  sha256 text not null,
  stored_at timestamptz not null
);
