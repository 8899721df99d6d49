-- The register of documents (ISO 9001:2015, 7.5): what is in force, since when, and what it replaced.

create table document (
  id uuid primary key,
  version integer not null,
  number text not null check (number <> ''),
  title text not null check (title <> ''),
  kind text not null check (kind in ('SOP', 'WORK_INSTRUCTION', 'SCORING_PARAMETER', 'FORM', 'POLICY', 'OTHER')),
  owner text not null check (owner <> ''),
  retention_months integer not null check (retention_months between 1 and 1200),
  retention_basis text not null check (retention_basis <> ''),
  created_at timestamptz not null
);
create unique index document_number_key on document (upper(number));

create table document_revision (
  id uuid primary key,
  version integer not null,
  document_id uuid not null references document (id),
  label text not null check (label <> ''),
  effective_on date not null,
  change text not null check (change <> ''),
  file_id uuid not null references stored_file (id),
  file_name text not null,
  state text not null check (state in ('DRAFT', 'IN_FORCE', 'SUPERSEDED', 'WITHDRAWN')),
  created_by uuid not null references person (id),
  created_at timestamptz not null,
  released_by uuid references person (id),
  released_at timestamptz,
  ended_by uuid references person (id),
  ended_at timestamptz,
  withdrawal_reason text,
  check (state = 'DRAFT' or released_at is not null),
  check (state not in ('SUPERSEDED', 'WITHDRAWN') or ended_at is not null),
  check (state <> 'WITHDRAWN' or withdrawal_reason is not null)
);
create unique index document_revision_label_key on document_revision (document_id, upper(label));
create unique index document_revision_in_force_key on document_revision (document_id) where state = 'IN_FORCE';
create unique index document_revision_draft_key on document_revision (document_id) where state = 'DRAFT';
create index document_revision_file_idx on document_revision (file_id);

-- What is or was in force stays as it was; only its end may be noted, once.
create function guard_document_revision() returns trigger language plpgsql as $$
begin
  if old.state = 'DRAFT' then
    return case when tg_op = 'DELETE' then old else new end;
  end if;
  if tg_op = 'UPDATE' and old.state = 'IN_FORCE' and new.state in ('SUPERSEDED', 'WITHDRAWN')
    and (new.id, new.document_id, new.label, new.effective_on, new.change, new.file_id, new.file_name, new.created_by,
         new.created_at, new.released_by, new.released_at)
      is not distinct from
        (old.id, old.document_id, old.label, old.effective_on, old.change, old.file_id, old.file_name, old.created_by,
         old.created_at, old.released_by, old.released_at) then
    return new;
  end if;
  raise exception '% of %: this row never changes', lower(tg_op), tg_table_name using errcode = 'integrity_constraint_violation';
end $$;
create trigger document_revision_in_force_never_changes before update or delete on document_revision
  for each row execute function guard_document_revision();
create trigger document_revision_never_empties before truncate on document_revision
  for each statement execute function refuse_change();
