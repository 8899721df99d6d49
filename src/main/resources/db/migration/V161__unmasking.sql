-- Who may see originals until when, and who saw which and why. Neither is ever forgotten.
create table unmasking_right (
  id uuid primary key,
  person_id uuid not null references person (id),
  valid_until date not null,
  reason text not null check (reason <> ''),
  granted_by uuid not null references person (id),
  granted_at timestamptz not null,
  withdrawn_by uuid references person (id),
  withdrawn_at timestamptz,
  check (person_id <> granted_by),
  check ((withdrawn_by is null) = (withdrawn_at is null))
);
create index unmasking_right_person_idx on unmasking_right (person_id, valid_until);
create index unmasking_right_granted_by_idx on unmasking_right (granted_by);
create index unmasking_right_withdrawn_by_idx on unmasking_right (withdrawn_by);

-- A right is withdrawn once; nothing else of it changes.
create function guard_unmasking_right() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.withdrawn_at is not null
    or (new.id, new.person_id, new.valid_until, new.reason, new.granted_by, new.granted_at)
      is distinct from (old.id, old.person_id, old.valid_until, old.reason, old.granted_by, old.granted_at) then
    raise exception '% of unmasking_right: what was granted never changes', lower(tg_op)
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger unmasking_right_guarded before update or delete on unmasking_right
  for each row execute function guard_unmasking_right();
create trigger unmasking_right_never_empties before truncate on unmasking_right
  for each statement execute function refuse_change();

create table unmasking (
  id uuid primary key,
  interaction_id uuid not null references interaction (id),
  person_id uuid not null references person (id),
  reason text not null check (length(reason) >= 10),
  unmasked_at timestamptz not null
);
create index unmasking_interaction_idx on unmasking (interaction_id, unmasked_at desc);
create index unmasking_person_idx on unmasking (person_id);
create trigger unmasking_never_changes before update or delete on unmasking for each row execute function refuse_change();
create trigger unmasking_never_empties before truncate on unmasking for each statement execute function refuse_change();

-- Every key that anything was ever encrypted with, by the start of its digest: a start without one of them is noticed.
create table sealing_key (
  key_id text primary key,
  first_seen_at timestamptz not null default now()
);
insert into sealing_key (key_id) select distinct key_id from transcript_original;
