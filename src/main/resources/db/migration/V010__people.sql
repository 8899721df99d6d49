-- Persons, what they may do, which team they were in when, and who led it.
create extension if not exists btree_gist;

create table person (
  id uuid primary key,
  employee_id text not null check (employee_id <> '' and employee_id = btrim(employee_id)),
  name text not null check (name <> ''),
  email text check (email like '%@%'),
  password_hash text,
  must_change_password boolean not null default false,
  active boolean not null default true,
  locale text not null default 'id' check (locale in ('id', 'en')),
  theme text not null default 'auto' check (theme in ('auto', 'light', 'dark')),
  joined_on date not null,
  version int not null default 0
);
create unique index person_employee_id_idx on person (upper(employee_id));
create unique index person_email_idx on person (lower(email));
create index person_name_idx on person (lower(name), id);

create table person_role (
  person_id uuid not null references person (id),
  role text not null check (role in ('AGENT', 'TEAM_LEADER', 'MANAGER', 'COORDINATOR', 'QUALITY_CONTROL', 'DOCUMENT_CONTROL', 'ADMIN')),
  primary key (person_id, role)
);
create index person_role_role_idx on person_role (role, person_id);

create table team (
  id uuid primary key,
  name text not null check (name <> ''),
  version int not null default 0
);
create unique index team_name_idx on team (lower(name));

-- valid_until is the last day, null while it goes on.
create table team_membership (
  id uuid primary key,
  agent_id uuid not null references person (id),
  team_id uuid not null references team (id),
  valid_from date not null,
  valid_until date,
  check (valid_until >= valid_from),
  constraint team_membership_one_team_at_a_time exclude using gist (agent_id with =, daterange(valid_from, valid_until, '[]') with &&)
);
create index team_membership_team_idx on team_membership (team_id, valid_from);

create table team_leadership (
  id uuid primary key,
  leader_id uuid not null references person (id),
  team_id uuid not null references team (id),
  valid_from date not null,
  valid_until date,
  check (valid_until >= valid_from),
  constraint team_leadership_one_leader_at_a_time exclude using gist (team_id with =, daterange(valid_from, valid_until, '[]') with &&)
);
create index team_leadership_leader_idx on team_leadership (leader_id, valid_from);
