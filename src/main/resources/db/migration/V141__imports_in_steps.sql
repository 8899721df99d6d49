-- An upload may hold several files; each bad row names its own.
create table import_part (
  run_id uuid not null references import_run (id),
  part int not null,
  name text not null,
  format text not null check (format in ('CSV', 'JSONL', 'XLSX')),
  header text[] not null default '{}',
  primary key (run_id, part)
);
insert into import_part (run_id, part, name, format, header)
select id, 0, file_name, case when file_name ~* '\.(jsonl|ndjson)$' then 'JSONL' else 'CSV' end, header
from import_run where state not in ('UPLOADED', 'CHECKING', 'REFUSED');
alter table import_run drop column header;
alter table import_run add column refusal_part text;
alter table import_bad_row add column part int not null default 0;
create index import_bad_row_line_idx on import_bad_row (run_id, phase, part, line);

-- How far the work is: in bytes while a file is checked, in rows while it is put in.
alter table import_run rename column lines_read to done;
alter table import_run rename column total_lines to total;
update import_run set total = accepted + unchanged + refused, done = 0, accepted = 0, unchanged = 0, refused = 0
where state = 'COMMITTING';

-- A commit in steps: all up to this line of this part is in, and nothing after it.
alter table import_run
  add column commissioned_at timestamptz,
  add column step_part int not null default 0,
  add column step_line bigint not null default 0,
  -- Since when it has been going on without an interruption, and from where.
  add column stretch_began_at timestamptz,
  add column stretch_began_done bigint not null default 0,
  add column stretches int not null default 0,
  add column progressed_at timestamptz;
update import_run set commissioned_at = coalesce(finished_at, uploaded_at) where state in ('COMMITTING', 'DONE');
create index import_run_committing_idx on import_run (kind) where state = 'COMMITTING';
