-- What is masked, as settings: every state with its reason. Without a row the settings that come with the product count.
create table masking_version (
  number int primary key check (number > 0),
  settings jsonb not null,
  reason text not null check (reason <> ''),
  changed_by uuid not null references person (id),
  changed_at timestamptz not null
);
create index masking_version_changed_by_idx on masking_version (changed_by);
create trigger masking_version_never_changes before update or delete on masking_version for each row execute function refuse_change();
create trigger masking_version_never_empties before truncate on masking_version for each statement execute function refuse_change();
