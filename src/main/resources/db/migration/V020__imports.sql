create table import_run (
  id uuid primary key,
  version int not null,
  kind text not null,
  file_id uuid not null references stored_file (id),
  file_name text not null,
  sha256 text not null,
  uploaded_by text not null,
  uploaded_at timestamptz not null,
  state text not null
    check (state in ('UPLOADED', 'CHECKING', 'CHECKED', 'COMMITTING', 'DONE', 'REFUSED', 'CANCELLED', 'FAILED')),
  total_lines bigint not null default 0,
  lines_read bigint not null default 0,
  accepted bigint not null default 0,
  unchanged bigint not null default 0,
  refused bigint not null default 0,
  header text[] not null default '{}',
  refusal_key text,
  refusal_arguments text[] not null default '{}',
  finished_at timestamptz
);
create index import_run_uploaded_idx on import_run (uploaded_at desc);
-- The same file is under way once only, however often it is sent.
create unique index import_run_under_way_idx on import_run (kind, sha256)
  where state in ('UPLOADED', 'CHECKING', 'CHECKED', 'COMMITTING');

create table import_bad_row (
  run_id uuid not null references import_run (id),
  phase text not null check (phase in ('CHECK', 'COMMIT')),
  seq bigint not null,
  line bigint not null,
  column_name text not null,
  message_key text not null,
  arguments text[] not null,
  fields text[] not null,
  primary key (run_id, phase, seq)
);
