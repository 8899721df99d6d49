-- A performance report of a team's month (SOP steps 8 and 9): a draft holds words only, a submitted one all that it says.
create table performance_report (
  id uuid primary key,
  team_id uuid not null references team (id),
  period date not null check (extract(day from period) = 1),
  revision int not null check (revision >= 1),
  previous_id uuid references performance_report (id),
  state text not null check (state in ('DRAFT', 'SUBMITTED', 'ACCEPTED', 'RETURNED')),
  summary text not null check (length(summary) <= 4000),
  obstacles text not null check (length(obstacles) <= 4000),
  plan text not null check (length(plan) <= 4000),
  written_by uuid not null references person (id),
  written_at timestamptz not null,
  submitted_by uuid references person (id),
  submitted_at timestamptz,
  content text,
  digest text,
  version int not null default 0,
  unique (team_id, period, revision),
  check ((revision = 1) = (previous_id is null)),
  constraint report_is_whole_once_submitted check (
    (state = 'DRAFT') = (submitted_by is null) and (state = 'DRAFT') = (submitted_at is null)
    and (state = 'DRAFT') = (content is null) and (state = 'DRAFT') = (digest is null)),
  check (digest = encode(sha256(convert_to(content, 'UTF8')), 'hex'))
);
-- One that counts per team and month; returned ones stay beside it as history.
create unique index performance_report_live_idx on performance_report (team_id, period) where state <> 'RETURNED';
create index performance_report_period_idx on performance_report (period desc, team_id);
create index performance_report_previous_idx on performance_report (previous_id);

create table report_acceptance (
  id uuid primary key,
  report_id uuid not null unique references performance_report (id),
  accepted_by uuid not null references person (id),
  accepted_at timestamptz not null,
  note text check (length(note) <= 4000)
);

create table report_return (
  id uuid primary key,
  report_id uuid not null unique references performance_report (id),
  returned_by uuid not null references person (id),
  returned_at timestamptz not null,
  reason text not null check (btrim(reason) <> '' and length(reason) <= 4000)
);

create function guard_performance_report() returns trigger language plpgsql as $$
declare
  decided performance_report;
begin
  if tg_op = 'DELETE' then
    raise exception 'a report is never deleted' using errcode = 'integrity_constraint_violation';
  end if;
  if old.id <> new.id or old.team_id <> new.team_id or old.period <> new.period or old.revision <> new.revision
    or old.previous_id is distinct from new.previous_id then
    raise exception 'what a report is about never changes' using errcode = 'integrity_constraint_violation';
  end if;
  if old.state = 'DRAFT' then
    if new.state not in ('DRAFT', 'SUBMITTED') then
      raise exception 'a draft is submitted before anything else' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
  end if;
  -- After submission only the decision itself may be noted, and only when its own record is there.
  decided := old;
  decided.state := new.state;
  decided.version := new.version;
  if old.state = 'SUBMITTED' and new is not distinct from decided
    and ((new.state = 'ACCEPTED' and exists (select from report_acceptance where report_id = new.id))
      or (new.state = 'RETURNED' and exists (select from report_return where report_id = new.id))) then
    return new;
  end if;
  raise exception 'a submitted report never changes' using errcode = 'integrity_constraint_violation';
end $$;
create trigger performance_report_guard before update or delete on performance_report for each row execute function guard_performance_report();
create trigger performance_report_never_empties before truncate on performance_report for each statement execute function refuse_change();

-- A report is either accepted or returned, and only while it waits for that.
create function guard_report_decision() returns trigger language plpgsql as $$
begin
  perform from performance_report where id = new.report_id and state = 'SUBMITTED' for update;
  if not found or exists (select from report_acceptance where report_id = new.report_id)
    or exists (select from report_return where report_id = new.report_id) then
    raise exception 'this report does not wait for a decision' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger report_acceptance_guard before insert on report_acceptance for each row execute function guard_report_decision();
create trigger report_return_guard before insert on report_return for each row execute function guard_report_decision();
create trigger report_acceptance_never_changes before update or delete on report_acceptance for each row execute function refuse_change();
create trigger report_acceptance_never_empties before truncate on report_acceptance for each statement execute function refuse_change();
create trigger report_return_never_changes before update or delete on report_return for each row execute function refuse_change();
create trigger report_return_never_empties before truncate on report_return for each statement execute function refuse_change();
