-- Accounts of the open-source desk Chatwoot whose webhooks come in.
create table chatwoot_account (
  id uuid primary key,
  name text not null check (name <> ''),
  -- The webhook's secret, encrypted; null until it was copied from Chatwoot: until then everything is refused.
  secret_key_id text,
  secret bytea,
  -- How long a resolved conversation waits for late messages and the survey's answer before it is over.
  wait_minutes int not null check (wait_minutes between 0 and 1440),
  active boolean not null default true,
  created_by uuid not null references person (id),
  created_at timestamptz not null,
  version int not null default 0,
  check ((secret is null) = (secret_key_id is null))
);

-- The desk's users, as they are met; only some of its events name their e-mail. Who chose a person by hand has the last word.
create table chatwoot_user (
  account_id uuid not null references chatwoot_account (id),
  user_id bigint not null,
  name text not null,
  email text,
  chosen_person uuid references person (id),
  primary key (account_id, user_id)
);

-- A conversation there may be reopened after it was over; then it goes on here as another round.
create table chatwoot_conversation (
  account_id uuid not null references chatwoot_account (id),
  number bigint not null,
  round int not null default 1,
  started_at timestamptz not null,
  -- False once the round is an interaction.
  running boolean not null default true,
  -- When the state that is known was set there; what is older came late.
  status_at timestamptz,
  -- Who serves, of the desk's users; the person behind may only be known later.
  user_id bigint,
  -- When it was resolved, and from when on it is over; null while it runs.
  resolved_at timestamptz,
  over_at timestamptz,
  -- Until when everything belongs to rounds before this one.
  closed_until timestamptz,
  -- No agent is known yet, or there is none.
  waits_for_agent boolean not null default false,
  primary key (account_id, number)
);
create index chatwoot_conversation_over_idx on chatwoot_conversation (over_at) where over_at is not null;

-- What came lately and what became of it; no content. Bounded by the application.
create table chatwoot_delivery (
  id bigint generated always as identity primary key,
  account_id uuid not null references chatwoot_account (id),
  at timestamptz not null,
  event text not null,
  number bigint,
  outcome text not null,
  detail text
);
create index chatwoot_delivery_account_idx on chatwoot_delivery (account_id, id desc);
