-- SOP step 5: a briefing, who was invited and came, its quiz and what was answered, and who caught up.

create table briefing (
  id uuid primary key,
  version integer not null,
  team_id uuid not null references team (id),
  title text not null check (title <> ''),
  scheduled_at timestamptz not null,
  place text not null,
  material text not null,
  pass_mark integer not null check (pass_mark between 1 and 100),
  attempts_allowed integer not null check (attempts_allowed between 1 and 10),
  quiz_due_on date not null,
  state text not null check (state in ('PLANNED', 'OPEN', 'HELD', 'CLOSED', 'CANCELLED')),
  request_id uuid not null unique,
  planned_by uuid not null references person (id),
  planned_at timestamptz not null,
  held_on date,
  closed_at timestamptz,
  cancelled_at timestamptz,
  cancellation_reason text,
  check (state not in ('HELD', 'CLOSED') or held_on is not null),
  check (state <> 'CLOSED' or closed_at is not null),
  check (state <> 'CANCELLED' or (cancelled_at is not null and cancellation_reason is not null))
);
create index briefing_team_idx on briefing (team_id, scheduled_at desc);
create index briefing_scheduled_idx on briefing (scheduled_at desc);

create table briefing_article (
  briefing_id uuid not null references briefing (id),
  article_id uuid not null,
  position smallint not null,
  primary key (briefing_id, article_id)
);

create table briefing_attachment (
  briefing_id uuid not null references briefing (id),
  file_id uuid not null references stored_file (id),
  name text not null,
  attached_at timestamptz not null,
  primary key (briefing_id, file_id)
);

create table briefing_invitee (
  briefing_id uuid not null references briefing (id),
  agent_id uuid not null references person (id),
  attendance text check (attendance in ('PRESENT', 'LATE', 'EXCUSED', 'ABSENT')),
  primary key (briefing_id, agent_id)
);
create index briefing_invitee_agent_idx on briefing_invitee (agent_id);

create table briefing_question (
  id uuid primary key default uuidv7(),
  briefing_id uuid not null references briefing (id),
  position smallint not null check (position between 1 and 50),
  question text not null check (question <> ''),
  options text[] not null check (cardinality(options) between 2 and 6),
  right_option smallint not null,
  explanation text not null,
  unique (briefing_id, position),
  check (right_option between 1 and cardinality(options))
);

-- Answers in the order of the questions' positions; options count from 1.
create table briefing_quiz_attempt (
  briefing_id uuid not null,
  agent_id uuid not null,
  number smallint not null check (number >= 1),
  answers smallint[] not null,
  right_count smallint not null,
  question_count smallint not null check (question_count = cardinality(answers)),
  passed boolean not null,
  submitted_at timestamptz not null,
  primary key (briefing_id, agent_id, number),
  foreign key (briefing_id, agent_id) references briefing_invitee (briefing_id, agent_id),
  check (right_count between 0 and question_count)
);
create trigger briefing_quiz_attempt_never_changes before update or delete on briefing_quiz_attempt
  for each row execute function refuse_change();
create trigger briefing_quiz_attempt_never_empties before truncate on briefing_quiz_attempt
  for each statement execute function refuse_change();

create table briefing_catch_up (
  briefing_id uuid not null,
  agent_id uuid not null,
  held_on date not null,
  note text not null check (note <> ''),
  recorded_by uuid not null references person (id),
  recorded_at timestamptz not null,
  primary key (briefing_id, agent_id),
  foreign key (briefing_id, agent_id) references briefing_invitee (briefing_id, agent_id)
);
create trigger briefing_catch_up_never_changes before update or delete on briefing_catch_up
  for each row execute function refuse_change();
create trigger briefing_catch_up_never_empties before truncate on briefing_catch_up
  for each statement execute function refuse_change();

-- A quiz that somebody has answered stays what it was. An answer waits for a change that is under way, and the other way round.
create function guard_briefing_question() returns trigger language plpgsql as $$
declare
  quiz uuid;
begin
  foreach quiz in array case tg_op when 'INSERT' then array[new.briefing_id] when 'DELETE' then array[old.briefing_id]
    else array[old.briefing_id, new.briefing_id] end loop
    perform 1 from briefing where id = quiz for update;
    if exists (select 1 from briefing_quiz_attempt where briefing_id = quiz) then
      raise exception '% of %: the quiz has been answered', lower(tg_op), tg_table_name using errcode = 'integrity_constraint_violation';
    end if;
  end loop;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger briefing_question_answered_never_changes before insert or update or delete on briefing_question
  for each row execute function guard_briefing_question();
create trigger briefing_question_never_empties before truncate on briefing_question
  for each statement execute function refuse_change();

create function lock_briefing_of_attempt() returns trigger language plpgsql as $$
begin
  perform 1 from briefing where id = new.briefing_id for share;
  return new;
end $$;
create trigger briefing_quiz_attempt_waits before insert on briefing_quiz_attempt
  for each row execute function lock_briefing_of_attempt();

create function guard_briefing() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if old.state = 'PLANNED' then
      return old;
    end if;
  elsif old.state not in ('CLOSED', 'CANCELLED') then
    if (new.pass_mark, new.attempts_allowed) is not distinct from (old.pass_mark, old.attempts_allowed)
      or not exists (select 1 from briefing_quiz_attempt where briefing_id = old.id) then
      return new;
    end if;
  end if;
  raise exception '% of %: this row never changes', lower(tg_op), tg_table_name using errcode = 'integrity_constraint_violation';
end $$;
create trigger briefing_closed_never_changes before update or delete on briefing for each row execute function guard_briefing();
create trigger briefing_never_empties before truncate on briefing for each statement execute function refuse_change();

create function guard_briefing_invitee() returns trigger language plpgsql as $$
begin
  if exists (select 1 from briefing where id = old.briefing_id and state in ('CLOSED', 'CANCELLED'))
    or exists (select 1 from minutes where subject_type = 'briefing' and subject_id = old.briefing_id and signed_at is not null) then
    raise exception '% of %: the briefing is closed or its minutes are signed', lower(tg_op), tg_table_name using errcode = 'integrity_constraint_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger briefing_invitee_closed_never_changes before update or delete on briefing_invitee
  for each row execute function guard_briefing_invitee();
