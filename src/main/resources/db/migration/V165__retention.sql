-- How long what was said is kept, what a legal hold keeps longer, and the record of what was given up.

create table retention_policy (
  number int primary key check (number > 0),
  content_months int not null check (content_months between 1 and 600),
  original_months int not null check (original_months between 1 and 600),
  evidence_months int not null check (evidence_months between 1 and 600),
  automatic boolean not null,
  reason text not null check (reason <> ''),
  changed_by uuid not null references person (id),
  changed_at timestamptz not null,
  check (original_months <= content_months and content_months <= evidence_months)
);
create index retention_policy_changed_by_idx on retention_policy (changed_by);
create trigger retention_policy_never_changes before update or delete on retention_policy
  for each row execute function refuse_change();
create trigger retention_policy_never_empties before truncate on retention_policy
  for each statement execute function refuse_change();

create table legal_hold (
  id uuid primary key,
  kind text not null check (kind in ('CONVERSATION', 'AGENT', 'TEAM', 'CUSTOMER')),
  interaction_id uuid references interaction (id),
  agent_id uuid references person (id),
  team_id uuid references team (id),
  customer_key bigint,
  -- Days in Jakarta on which the conversations started; without them it holds every day.
  from_day date,
  to_day date,
  -- What it is about, as people read it; a customer's reference is masked.
  label text not null,
  reason text not null check (length(reason) >= 10),
  held_by uuid not null references person (id),
  held_at timestamptz not null,
  released_by uuid references person (id),
  released_at timestamptz,
  release_reason text check (length(release_reason) >= 10),
  check (num_nonnulls(interaction_id, agent_id, team_id, customer_key) = 1),
  check (kind <> 'TEAM' or (from_day is not null and to_day is not null)),
  check (from_day <= to_day),
  check (num_nulls(released_by, released_at, release_reason) in (0, 3))
);
create index legal_hold_interaction_idx on legal_hold (interaction_id) where released_at is null;
create index legal_hold_agent_idx on legal_hold (agent_id) where released_at is null;
create index legal_hold_team_idx on legal_hold (team_id) where released_at is null;
create index legal_hold_customer_idx on legal_hold (customer_key) where released_at is null;
create index legal_hold_held_by_idx on legal_hold (held_by);
create index legal_hold_released_by_idx on legal_hold (released_by);

-- A hold is released once; nothing else of it changes.
create function guard_legal_hold() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.released_at is not null
    or (new.id, new.kind, new.interaction_id, new.agent_id, new.team_id, new.customer_key, new.from_day, new.to_day, new.label,
        new.reason, new.held_by, new.held_at)
      is distinct from
      (old.id, old.kind, old.interaction_id, old.agent_id, old.team_id, old.customer_key, old.from_day, old.to_day, old.label,
        old.reason, old.held_by, old.held_at) then
    raise exception '% of legal_hold: a hold never changes, it is released', lower(tg_op)
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger legal_hold_guarded before update or delete on legal_hold for each row execute function guard_legal_hold();
create trigger legal_hold_never_empties before truncate on legal_hold for each statement execute function refuse_change();

create table disposal (
  id uuid primary key,
  kind text not null check (kind in ('CONTENT', 'ORIGINAL', 'EVIDENCE')),
  month date not null check (extract(day from month) = 1),
  disposed int not null check (disposed >= 0),
  kept_evidence int not null check (kept_evidence >= 0),
  kept_hold int not null check (kept_hold >= 0),
  recordings int not null check (recordings >= 0),
  bytes bigint not null check (bytes >= 0),
  -- SHA-256 of the ids of the conversations, in their order and separated by commas.
  digest text not null,
  policy_number int not null,
  -- Null when the job did it by itself, as the policy says.
  decided_by uuid references person (id),
  decided_at timestamptz not null,
  -- In which transaction: rows of the shelf 'infinity' can be deleted in it, and in no other.
  tx xid8 not null default pg_current_xact_id()
);
create unique index disposal_content_idx on disposal (month) where kind = 'CONTENT';
create index disposal_tx_idx on disposal (tx);
create index disposal_decided_by_idx on disposal (decided_by);
create trigger disposal_never_changes before update or delete on disposal for each row execute function refuse_change();
create trigger disposal_never_empties before truncate on disposal for each statement execute function refuse_change();

create function refuse_unless_disposed() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and old.shelf = 'infinity'
    and exists (select from disposal d where d.tx = pg_current_xact_id() and d.kind = 'EVIDENCE') then
    return old;
  end if;
  raise exception '% of %: this row never changes', lower(tg_op), tg_table_name using errcode = 'integrity_constraint_violation';
end $$;
drop trigger transcript_never_changes on transcript;
drop trigger transcript_original_never_changes on transcript_original;
create trigger transcript_never_changes before update or delete on transcript
  for each row execute function refuse_unless_disposed();
create trigger transcript_original_never_changes before update or delete on transcript_original
  for each row execute function refuse_unless_disposed();

-- A month that was given up is not opened again by an import that was on its way.
alter function open_shelf(date) rename to open_shelf_unchecked;
create function open_shelf(month date) returns void language plpgsql as $$
begin
  if exists (select from disposal d where d.kind = 'CONTENT' and d.month = open_shelf.month) then
    raise exception 'the month % was given up at the end of its retention period', month using errcode = 'object_not_in_prerequisite_state';
  end if;
  perform open_shelf_unchecked(month);
end $$;
