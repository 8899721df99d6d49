create table commitment (
  id uuid primary key,
  version int not null,
  coaching_id uuid not null unique references coaching,
  agent_id uuid not null references person,
  team_id uuid not null references team,
  opened_at timestamptz not null,
  write_by timestamptz not null,
  state text not null check (state in ('OPEN', 'REFUSED', 'SIGNED')),
  words text not null check (length(words) <= 4000),
  due_on date,
  saved_at timestamptz,
  shown text check (shown is json),
  signed_at timestamptz,
  check ((state = 'SIGNED') = (signed_at is not null)),
  check (state <> 'SIGNED' or (shown is not null and due_on is not null and length(words) >= 20))
);
create index commitment_agent_idx on commitment (agent_id, opened_at);
create index commitment_team_idx on commitment (team_id, opened_at);

create function commitment_once_signed_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.state = 'SIGNED' then
    raise exception '% of commitment: what was signed never changes', lower(tg_op) using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger commitment_once_signed_stays before update or delete on commitment for each row execute function commitment_once_signed_stays();
create trigger commitment_never_empties before truncate on commitment for each statement execute function refuse_change();

create table commitment_refusal (
  id uuid primary key,
  commitment_id uuid not null references commitment,
  reason text not null check (length(reason) between 1 and 4000),
  refused_at timestamptz not null,
  answer text check (length(answer) between 1 and 4000),
  answered_by uuid references person,
  answered_at timestamptz,
  check ((answer is null) = (answered_at is null) and (answer is null) = (answered_by is null))
);
create index commitment_refusal_idx on commitment_refusal (commitment_id, refused_at);
create unique index commitment_refusal_open_idx on commitment_refusal (commitment_id) where answered_at is null;

create function refusal_stays_as_said() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.answered_at is not null
    or row(old.commitment_id, old.reason, old.refused_at) is distinct from row(new.commitment_id, new.reason, new.refused_at) then
    raise exception '% of commitment_refusal: what was said never changes', lower(tg_op) using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger refusal_stays_as_said before update or delete on commitment_refusal for each row execute function refusal_stays_as_said();
create trigger refusal_never_empties before truncate on commitment_refusal for each statement execute function refuse_change();
