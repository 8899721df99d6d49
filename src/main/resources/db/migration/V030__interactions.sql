-- The head of a chat or call is one narrow row, what was said is one row beside it: lists, draws and figures never touch it.
create table interaction (
  id uuid primary key,
  conversation_id text not null unique check (conversation_id <> ''),
  channel text not null check (channel = lower(channel)),
  agent_id uuid not null references person (id),
  team_id uuid references team (id),
  customer_ref text not null,
  started_at timestamptz not null,
  ended_at timestamptz check (ended_at >= started_at),
  handling_seconds int generated always as (cast(extract(epoch from ended_at - started_at) as int)) stored,
  topic text,
  csat smallint check (csat between 1 and 5),
  message_count int not null,
  recording text,
  -- The database's own clock, under the lock that a draw waits for: what a draw did not see is later than the draw.
  imported_at timestamptz not null default clock_timestamp()
);
create index interaction_agent_started_idx on interaction (agent_id, started_at)
  include (team_id, channel, topic, csat, handling_seconds, imported_at, id);
create index interaction_team_started_idx on interaction (team_id, started_at desc, id);
create index interaction_started_idx on interaction (started_at desc, id);

create table transcript (
  interaction_id uuid primary key references interaction (id),
  -- In the order of the conversation: [{"sender": …, "sent_at": …, "text": …}], personal data masked.
  messages jsonb not null
);

create function spoken(messages jsonb) returns tsvector language sql immutable parallel safe as $$
  select jsonb_to_tsvector('indonesian', jsonb_path_query_array(messages, '$[*].text'), '["string"]')
$$;
create index transcript_spoken_idx on transcript using gin (spoken(messages));

create trigger interaction_never_changes before update on interaction for each row execute function refuse_change();
create trigger transcript_never_changes before update on transcript for each row execute function refuse_change();

-- What there is to filter by, without reading millions of rows to know it.
create table interaction_channel (name text primary key);
create table interaction_topic (name text primary key);
