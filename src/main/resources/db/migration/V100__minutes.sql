-- Minutes (MOM) of a briefing or a socialisation: written by one person, signed, and then never changed.

create table minutes (
  id uuid primary key,
  version integer not null,
  subject_type text not null check (subject_type in ('briefing', 'socialisation')),
  subject_id uuid not null,
  title text not null,
  place text not null,
  held_at timestamptz not null,
  present text not null,
  points text not null,
  decisions text not null,
  actions text not null,
  author_id uuid not null references person (id),
  written_at timestamptz not null,
  signed_at timestamptz,
  unique (subject_type, subject_id)
);

create function guard_minutes() returns trigger language plpgsql as $$
begin
  if old.signed_at is null then
    return case when tg_op = 'DELETE' then old else new end;
  end if;
  raise exception '% of %: this row never changes', lower(tg_op), tg_table_name using errcode = 'integrity_constraint_violation';
end $$;
create trigger minutes_signed_never_change before update or delete on minutes for each row execute function guard_minutes();
create trigger minutes_never_empty before truncate on minutes for each statement execute function refuse_change();
