-- Scoring parameters. A draft is worked on; a published version and everything below it never changes.

create table scorecard (
  id uuid primary key,
  name text not null check (name <> ''),
  created_by uuid not null references person (id),
  created_at timestamptz not null,
  version int not null
);
create unique index scorecard_name_idx on scorecard (lower(name));

create table scorecard_version (
  id uuid primary key,
  scorecard_id uuid not null references scorecard (id),
  number int not null check (number > 0),
  state text not null check (state in ('DRAFT', 'PUBLISHED', 'RETIRED')),
  reason text,
  channels text[] not null default '{}',
  effective_on date,
  published_by uuid references person (id),
  published_at timestamptz,
  retired_by uuid references person (id),
  retired_at timestamptz,
  created_by uuid not null references person (id),
  created_at timestamptz not null,
  version int not null,
  unique (scorecard_id, number),
  check (state = 'DRAFT' or (effective_on is not null and published_by is not null and published_at is not null)),
  check (state = 'DRAFT' or number = 1 or reason is not null),
  check ((state = 'RETIRED') = (retired_at is not null))
);
create unique index scorecard_version_one_draft_idx on scorecard_version (scorecard_id) where state = 'DRAFT';

create table scorecard_section (
  id uuid primary key,
  version_id uuid not null references scorecard_version (id),
  position int not null,
  title text not null check (title <> ''),
  weight numeric(6, 2) not null check (weight >= 0),
  version int not null,
  unique (version_id, position) deferrable initially deferred
);

create table scorecard_criterion (
  id uuid primary key,
  section_id uuid not null references scorecard_section (id),
  position int not null,
  text text not null check (text <> ''),
  help text,
  kind text not null check (kind in ('YES_NO', 'SCALE', 'CHOICE', 'TEXT')),
  minimum int,
  maximum int,
  weight numeric(6, 2) not null check (weight >= 0),
  na_allowed boolean not null,
  critical_class text check (critical_class in ('CUSTOMER', 'BUSINESS', 'COMPLIANCE')),
  critical_effect text check (critical_effect in ('FORM_ZERO', 'SECTION_ZERO', 'CAP', 'COUNT_ONLY')),
  critical_cap numeric(5, 2) check (critical_cap between 0 and 100),
  comment_required boolean not null,
  version int not null,
  unique (section_id, position) deferrable initially deferred,
  check ((kind = 'SCALE') = (minimum is not null and maximum is not null)),
  check (minimum < maximum),
  check ((critical_class is null) = (critical_effect is null)),
  check ((critical_effect is not distinct from 'CAP') = (critical_cap is not null)),
  check (kind <> 'TEXT' or (weight = 0 and critical_class is null))
);

create table scorecard_option (
  id uuid primary key,
  criterion_id uuid not null references scorecard_criterion (id),
  position int not null,
  label text not null check (label <> ''),
  points numeric(6, 2) not null check (points >= 0)
);
create index scorecard_option_criterion_idx on scorecard_option (criterion_id);

create function guard_scorecard_version() returns trigger language plpgsql as $$
begin
  if old.state = 'DRAFT' then
    return case when tg_op = 'DELETE' then old else new end;
  end if;
  -- Of a published version only its retirement is still to be told.
  if tg_op = 'UPDATE' and old.state = 'PUBLISHED' and new.state = 'RETIRED'
      and to_jsonb(new) - array['state', 'retired_by', 'retired_at', 'version']
        = to_jsonb(old) - array['state', 'retired_by', 'retired_at', 'version'] then
    return new;
  end if;
  raise exception '% of scorecard_version: a published version never changes', lower(tg_op)
    using errcode = 'integrity_constraint_violation';
end $$;
create trigger scorecard_version_guard before update or delete on scorecard_version
  for each row execute function guard_scorecard_version();

-- The share lock makes a change that races with the publication wait for it, and then be refused.
create function guard_scorecard_child() returns trigger language plpgsql as $$
declare
  parents uuid[];
  guarded uuid;
  found_state text;
begin
  parents := case tg_table_name
    when 'scorecard_section' then array[
      case when tg_op <> 'DELETE' then (to_jsonb(new) ->> 'version_id')::uuid end,
      case when tg_op <> 'INSERT' then (to_jsonb(old) ->> 'version_id')::uuid end]
    when 'scorecard_criterion' then array(select s.version_id from scorecard_section s where s.id in (
      case when tg_op <> 'DELETE' then (to_jsonb(new) ->> 'section_id')::uuid end,
      case when tg_op <> 'INSERT' then (to_jsonb(old) ->> 'section_id')::uuid end))
    else array(select s.version_id from scorecard_criterion c join scorecard_section s on s.id = c.section_id where c.id in (
      case when tg_op <> 'DELETE' then (to_jsonb(new) ->> 'criterion_id')::uuid end,
      case when tg_op <> 'INSERT' then (to_jsonb(old) ->> 'criterion_id')::uuid end))
  end;
  foreach guarded in array parents loop
    select v.state into found_state from scorecard_version v where v.id = guarded for share;
    if found_state <> 'DRAFT' then
      raise exception '% of %: a published version never changes', lower(tg_op), tg_table_name
        using errcode = 'integrity_constraint_violation';
    end if;
  end loop;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger scorecard_section_guard before insert or update or delete on scorecard_section
  for each row execute function guard_scorecard_child();
create trigger scorecard_criterion_guard before insert or update or delete on scorecard_criterion
  for each row execute function guard_scorecard_child();
create trigger scorecard_option_guard before insert or update or delete on scorecard_option
  for each row execute function guard_scorecard_child();

create function guard_scorecard() returns trigger language plpgsql as $$
begin
  if exists (select from scorecard_version v where v.scorecard_id = old.id and v.state <> 'DRAFT') then
    raise exception '% of scorecard: one that was published keeps its name', lower(tg_op)
      using errcode = 'integrity_constraint_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger scorecard_guard before update or delete on scorecard for each row execute function guard_scorecard();

create trigger scorecard_never_empties before truncate on scorecard for each statement execute function refuse_change();
create trigger scorecard_version_never_empties before truncate on scorecard_version for each statement execute function refuse_change();
create trigger scorecard_section_never_empties before truncate on scorecard_section for each statement execute function refuse_change();
create trigger scorecard_criterion_never_empties before truncate on scorecard_criterion for each statement execute function refuse_change();
create trigger scorecard_option_never_empties before truncate on scorecard_option for each statement execute function refuse_change();
