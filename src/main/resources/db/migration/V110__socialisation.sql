-- SOP step 6: what was made known to whom, and who says to have read and understood it.

create table socialisation (
  id uuid primary key,
  subject_kind text not null check (subject_kind in ('DOCUMENT_REVISION', 'SCORECARD_VERSION', 'TEXT')),
  subject_id uuid check ((subject_kind = 'TEXT') = (subject_id is null)),
  title text not null check (title <> ''),
  revision text not null,
  body text not null,
  file_id uuid references stored_file (id),
  file_name text,
  team_id uuid references team (id),
  audience text not null,
  request_id uuid not null unique,
  started_by uuid not null references person (id),
  started_at timestamptz not null,
  started_on date not null,
  due_on date not null,
  check (due_on >= started_on),
  check ((file_id is null) = (file_name is null))
);
-- The same revision is made known once to the same people.
create unique index socialisation_subject_key on socialisation (subject_id, team_id, audience) nulls not distinct
  where subject_id is not null;
create index socialisation_team_idx on socialisation (team_id, started_on);
create index socialisation_started_idx on socialisation (started_on desc, id);
create trigger socialisation_never_changes before update or delete on socialisation for each row execute function refuse_change();
create trigger socialisation_never_empties before truncate on socialisation for each statement execute function refuse_change();

-- The team is that of the day on which it was made known; null for those who are in no team.
create table socialisation_concerned (
  socialisation_id uuid not null references socialisation (id),
  person_id uuid not null references person (id),
  team_id uuid references team (id),
  reminded_on date,
  primary key (socialisation_id, person_id)
);
create index socialisation_concerned_person_idx on socialisation_concerned (person_id);
create index socialisation_concerned_team_idx on socialisation_concerned (team_id, socialisation_id);

create table socialisation_acknowledgement (
  socialisation_id uuid not null,
  person_id uuid not null,
  question text,
  acknowledged_at timestamptz not null,
  primary key (socialisation_id, person_id),
  foreign key (socialisation_id, person_id) references socialisation_concerned (socialisation_id, person_id)
);
create trigger socialisation_acknowledgement_never_changes before update or delete on socialisation_acknowledgement
  for each row execute function refuse_change();
create trigger socialisation_acknowledgement_never_empties before truncate on socialisation_acknowledgement
  for each statement execute function refuse_change();

create table socialisation_reply (
  socialisation_id uuid not null,
  person_id uuid not null,
  reply text not null check (reply <> ''),
  replied_by uuid not null references person (id),
  replied_at timestamptz not null,
  primary key (socialisation_id, person_id),
  foreign key (socialisation_id, person_id) references socialisation_acknowledgement (socialisation_id, person_id)
);
create trigger socialisation_reply_never_changes before update or delete on socialisation_reply
  for each row execute function refuse_change();
