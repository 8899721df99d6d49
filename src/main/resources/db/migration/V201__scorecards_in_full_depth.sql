-- Two levels of sections, further kinds of answers, examples, default answers, causes, evidence, conditions and bonus points.

alter table scorecard_section
  add column parent_id uuid references scorecard_section (id) deferrable initially deferred,
  drop constraint scorecard_section_version_id_position_key,
  add constraint scorecard_section_position_key unique nulls not distinct (version_id, parent_id, position)
    deferrable initially deferred,
  add check (parent_id <> id);
create index scorecard_section_parent_idx on scorecard_section (parent_id) where parent_id is not null;

alter table scorecard_criterion
  drop constraint scorecard_criterion_kind_check,
  add constraint scorecard_criterion_kind_check check (kind in ('YES_NO', 'SCALE', 'CHOICE', 'MULTI_CHOICE', 'NUMBER', 'TEXT')),
  add column good_example text,
  add column bad_example text,
  add column default_code text,
  add column evidence_required boolean not null default false,
  add column bonus numeric(5, 2) check (bonus > 0 and bonus <= 100),
  add column worst numeric(12, 2),
  add column best numeric(12, 2),
  add column condition_criterion_id uuid references scorecard_criterion (id) deferrable initially deferred,
  add column condition_codes text[] not null default '{}',
  add check (maximum - minimum between 1 and 10),
  add check ((kind = 'NUMBER') = (worst is not null and best is not null)),
  add check (worst <> best),
  add check (bonus is null or (weight = 0 and critical_class is null and kind <> 'TEXT')),
  add check (condition_criterion_id <> id),
  add check ((condition_criterion_id is null) = (condition_codes = '{}'));
create index scorecard_criterion_condition_idx on scorecard_criterion (condition_criterion_id)
  where condition_criterion_id is not null;

-- Chosen beforehand when a draft starts.
alter table scorecard_option add column preset boolean not null default false;

-- Why a criterion failed, to choose from.
create table scorecard_cause (
  id uuid primary key,
  criterion_id uuid not null references scorecard_criterion (id),
  position int not null,
  label text not null check (label <> '')
);
create index scorecard_cause_criterion_idx on scorecard_cause (criterion_id);
create trigger scorecard_cause_guard before insert or update or delete on scorecard_cause
  for each row execute function guard_scorecard_child();
create trigger scorecard_cause_never_empties before truncate on scorecard_cause
  for each statement execute function refuse_change();

-- A section holds sections or criteria, not both, and only of its own version.
create function check_scorecard_levels() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'scorecard_section' then
    if exists (select from scorecard_section p where p.id = new.parent_id
        and (p.parent_id is not null or p.version_id <> new.version_id
          or exists (select from scorecard_criterion c where c.section_id = p.id))) then
      raise exception 'scorecard_section: there are two levels, and a section holds sections or criteria'
        using errcode = 'integrity_constraint_violation';
    end if;
  else
    if exists (select from scorecard_section s where s.parent_id = new.section_id) then
      raise exception 'scorecard_criterion: a section holds sections or criteria'
        using errcode = 'integrity_constraint_violation';
    end if;
    if exists (select from scorecard_criterion c join scorecard_section s on s.id = c.section_id
        join scorecard_section mine on mine.id = new.section_id
        where c.id = new.condition_criterion_id and s.version_id <> mine.version_id) then
      raise exception 'scorecard_criterion: a condition on a criterion of another version'
        using errcode = 'integrity_constraint_violation';
    end if;
  end if;
  return null;
end $$;
create constraint trigger scorecard_section_levels after insert or update on scorecard_section
  deferrable initially deferred for each row execute function check_scorecard_levels();
create constraint trigger scorecard_criterion_levels after insert or update on scorecard_criterion
  deferrable initially deferred for each row execute function check_scorecard_levels();

alter table answer
  drop constraint answer_check,
  add column option_ids uuid[] not null default '{}',
  add column number numeric(12, 2),
  add column causes uuid[] not null default '{}',
  add constraint answer_check check (not_applicable::int + (yes is not null)::int + (value is not null)::int
    + (option_id is not null)::int + (option_ids <> '{}')::int + (number is not null)::int <= 1);
