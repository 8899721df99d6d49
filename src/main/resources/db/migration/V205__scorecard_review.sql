-- Nobody publishes alone: a draft is sent for review, and somebody of Quality Control who neither sent it nor wrote all of it
-- returns or publishes it. A version says which channels, topics and teams it is for.

alter table scorecard_version
  add column topics text[] not null default '{}',
  add column team_ids uuid[] not null default '{}',
  add column editors uuid[] not null default '{}',
  add column sent_by uuid references person (id),
  add column sent_at timestamptz;

alter table scorecard_version disable trigger scorecard_version_guard;
update scorecard_version set editors = array[created_by];
alter table scorecard_version enable trigger scorecard_version_guard;

alter table scorecard_version drop constraint scorecard_version_state_check;
alter table scorecard_version drop constraint scorecard_version_check;
alter table scorecard_version drop constraint scorecard_version_check1;
alter table scorecard_version
  add constraint scorecard_version_state_check check (state in ('DRAFT', 'IN_REVIEW', 'PUBLISHED', 'RETIRED')),
  add constraint scorecard_version_published_check
    check (state in ('DRAFT', 'IN_REVIEW') or (published_by is not null and published_at is not null)),
  add constraint scorecard_version_sent_check
    check (state <> 'IN_REVIEW' or (sent_by is not null and sent_at is not null)),
  add constraint scorecard_version_effective_check check (state = 'DRAFT' or effective_on is not null),
  add constraint scorecard_version_reason_check check (state = 'DRAFT' or number = 1 or reason is not null);

drop index scorecard_version_one_draft_idx;
create unique index scorecard_version_one_draft_idx on scorecard_version (scorecard_id) where state in ('DRAFT', 'IN_REVIEW');
create index scorecard_version_in_review_idx on scorecard_version (sent_at) where state = 'IN_REVIEW';

-- The way is the same for everybody, the database's own role included: draft, review, published, retired.
create or replace function guard_scorecard_version() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.state = 'DRAFT' then
      return new;
    end if;
  elsif old.state = 'DRAFT' then
    if tg_op = 'DELETE' then
      return old;
    elsif new.state in ('DRAFT', 'IN_REVIEW') then
      return new;
    end if;
  elsif tg_op = 'UPDATE' and old.state = 'IN_REVIEW' and new.state = 'DRAFT'
      and to_jsonb(new) - array['state', 'sent_by', 'sent_at', 'version']
        = to_jsonb(old) - array['state', 'sent_by', 'sent_at', 'version'] then
    return new;
  elsif tg_op = 'UPDATE' and old.state = 'IN_REVIEW' and new.state = 'PUBLISHED'
      and to_jsonb(new) - array['state', 'effective_on', 'published_by', 'published_at', 'version']
        = to_jsonb(old) - array['state', 'effective_on', 'published_by', 'published_at', 'version']
      and new.published_by <> old.sent_by and old.editors <> array[new.published_by] then
    return new;
  elsif tg_op = 'UPDATE' and old.state = 'PUBLISHED' and new.state = 'RETIRED'
      and to_jsonb(new) - array['state', 'retired_by', 'retired_at', 'version']
        = to_jsonb(old) - array['state', 'retired_by', 'retired_at', 'version'] then
    return new;
  end if;
  raise exception '% of scorecard_version: one in review waits for its review, and a published one never changes', lower(tg_op)
    using errcode = 'integrity_constraint_violation';
end $$;
drop trigger scorecard_version_guard on scorecard_version;
create trigger scorecard_version_guard before insert or update or delete on scorecard_version
  for each row execute function guard_scorecard_version();

-- What was decided about a version, by whom and why.
create table scorecard_event (
  id bigint generated always as identity primary key,
  version_id uuid not null references scorecard_version (id) on delete cascade,
  action text not null check (action in ('SENT', 'TAKEN_BACK', 'RETURNED', 'PUBLISHED', 'RETIRED')),
  person_id uuid not null references person (id),
  at timestamptz not null,
  note text,
  check (action <> 'RETURNED' or note is not null)
);
create index scorecard_event_version_idx on scorecard_event (version_id);

create function guard_scorecard_event() returns trigger language plpgsql as $$
begin
  -- It goes with its draft only.
  if tg_op = 'DELETE' and not exists (select from scorecard_version v where v.id = old.version_id) then
    return old;
  end if;
  raise exception '% of scorecard_event: what happened never changes', lower(tg_op) using errcode = 'integrity_constraint_violation';
end $$;
create trigger scorecard_event_guard before update or delete on scorecard_event
  for each row execute function guard_scorecard_event();
create trigger scorecard_event_never_empties before truncate on scorecard_event for each statement execute function refuse_change();
