-- Conversations while they run. They change until they end; then they become interactions and are gone from here.

create table live_conversation (
  id uuid primary key,
  conversation_id text not null unique check (conversation_id <> ''),
  channel text not null check (channel = lower(channel)),
  agent_id uuid references person (id),
  -- The team that the agent was in on the day it started.
  team_id uuid references team (id),
  -- Masked; as it came, encrypted, when masking changed it.
  customer_ref text not null,
  customer_key_id text,
  customer_sealed bytea,
  started_at timestamptz not null,
  topic text,
  product text,
  csat smallint check (csat between 1 and 5),
  recording text,
  test boolean not null,
  message_count int not null default 0,
  last_sender text,
  last_text text,
  last_at timestamptz,
  -- Since when the customer has had no answer from an agent; null when nothing is unanswered.
  waiting_since timestamptz,
  revision int not null default 1,
  -- When something was last received, by our clock.
  heard_at timestamptz not null,
  check ((customer_key_id is null) = (customer_sealed is null))
) with (fillfactor = 70);
create index live_conversation_team_idx on live_conversation (team_id);
create index live_conversation_agent_idx on live_conversation (agent_id);

create table live_message (
  live_id uuid not null references live_conversation (id) on delete cascade,
  -- In the order of arrival.
  number int not null,
  -- What tells it from others: the sender's name for it, or a keyed hash of what was said, by whom and when.
  key text not null,
  sender text not null check (sender in ('CUSTOMER', 'AGENT', 'BOT', 'SYSTEM')),
  sent_at timestamptz not null,
  -- Masked; as it came, encrypted, when masking changed it.
  text text not null,
  key_id text,
  sealed bytea,
  primary key (live_id, number),
  unique (live_id, key),
  check ((key_id is null) = (sealed is null))
);

-- What became of it, for whoever still has its page open; kept for some days only.
create table live_ending (
  live_id uuid primary key,
  conversation_id text not null unique,
  -- None when no agent ever had part in it: then nothing of it was kept.
  interaction_id uuid,
  noted_at timestamptz not null
);
create index live_ending_noted_idx on live_ending (noted_at);
