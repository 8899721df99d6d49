-- What was said, who the customer was and the encrypted original lie in months ("shelves"), so that a month can be given up at
-- once. What has to outlive its month lies on the shelf 'infinity'. The head of a conversation stays: it names no customer, and
-- the proof of a draw rests on it.

alter table interaction add column product text;
alter table interaction add column test boolean not null default false;

create function spoken_by(messages jsonb) returns tsvector language sql immutable parallel safe as $$
  select setweight(jsonb_to_tsvector('indonesian', jsonb_path_query_array(messages, '$[*] ? (@.sender == "CUSTOMER").text'), '["string"]'), 'A')
    || setweight(jsonb_to_tsvector('indonesian', jsonb_path_query_array(messages, '$[*] ? (@.sender == "AGENT").text'), '["string"]'), 'B')
    || setweight(jsonb_to_tsvector('indonesian', jsonb_path_query_array(messages, '$[*] ? (@.sender == "BOT").text'), '["string"]'), 'C')
    || setweight(jsonb_to_tsvector('indonesian', jsonb_path_query_array(messages, '$[*] ? (@.sender == "SYSTEM").text'), '["string"]'), 'D')
$$;

alter table transcript rename to transcript_before;
alter index transcript_pkey rename to transcript_before_pkey;

create table transcript (
  -- The month (its first day in Jakarta) that it started in.
  shelf date not null,
  -- No foreign key: heads are never deleted, and giving up a month must not lock all of them.
  interaction_id uuid not null,
  started_at timestamptz not null,
  team_id uuid,
  agent_id uuid not null,
  -- What a search is narrowed by is repeated here from the head, so that it reads this table alone.
  channel text,
  topic text,
  product text,
  csat smallint,
  handling_seconds int,
  customer_ref text not null,
  -- Keyed hash of the unmasked reference, to find the same customer again; null when there is none, or from before it was kept.
  customer_key bigint,
  -- In the order of the conversation: [{"sender": …, "sent_at": …, "text": …}], personal data masked.
  messages jsonb not null,
  -- Stemmed words; their weight says who used them: A customer, B agent, C bot, D system.
  said tsvector generated always as (spoken_by(messages)) stored,
  primary key (interaction_id, shelf)
) partition by list (shelf);
-- One index intersects words with what narrows a search: a frequent word of a small team costs what the two have in common.
create extension if not exists btree_gin;
create index transcript_said_idx on transcript using gin (said, team_id, agent_id, channel, topic, product, csat);
create index transcript_team_idx on transcript (team_id, started_at desc, interaction_id);
create index transcript_started_idx on transcript (started_at desc, interaction_id);
create index transcript_customer_idx on transcript (customer_key, started_at) where customer_key is not null;

-- The conversation as it came, AES-256-GCM; only where masking changed something.
create table transcript_original (
  shelf date not null,
  interaction_id uuid not null,
  key_id text not null,
  sealed bytea not null,
  primary key (interaction_id, shelf)
) partition by list (shelf);

create trigger transcript_never_changes before update or delete on transcript for each row execute function refuse_change();
create trigger transcript_original_never_changes before update or delete on transcript_original
  for each row execute function refuse_change();

create table transcript_kept partition of transcript for values in ('infinity');
create table transcript_original_kept partition of transcript_original for values in ('infinity');

create function shelf_of(moment timestamptz) returns date language sql immutable parallel safe as $$
  select cast(date_trunc('month', moment at time zone 'Asia/Jakarta') as date)
$$;

-- Makes a month's shelf when there is none yet. Attaching does not stop readers and writers of the others.
create function open_shelf(month date) returns void language plpgsql as $$
declare
  suffix text := to_char(month, 'YYYY_MM');
begin
  perform pg_advisory_xact_lock(4217005);
  if to_regclass('transcript_' || suffix) is null then
    execute format('create table transcript_%s (like transcript including all)', suffix);
    execute format('alter table transcript attach partition transcript_%s for values in (%L)', suffix, month);
  end if;
  if to_regclass('transcript_original_' || suffix) is null then
    execute format('create table transcript_original_%s (like transcript_original including all)', suffix);
    execute format('alter table transcript_original attach partition transcript_original_%s for values in (%L)', suffix, month);
  end if;
end $$;

select open_shelf(month) from (select distinct shelf_of(started_at) as month from interaction) months;
insert into transcript (shelf, interaction_id, started_at, team_id, agent_id, channel, topic, product, csat, handling_seconds,
  customer_ref, messages)
select shelf_of(i.started_at), i.id, i.started_at, i.team_id, i.agent_id, i.channel, i.topic, i.product, i.csat,
  i.handling_seconds, i.customer_ref, t.messages
from transcript_before t join interaction i on i.id = t.interaction_id;
drop table transcript_before;
drop function spoken(jsonb);

alter table interaction drop column customer_ref;
create trigger interaction_never_vanishes before delete on interaction for each row execute function refuse_change();
create trigger interaction_never_empties before truncate on interaction for each statement execute function refuse_change();

drop index interaction_team_started_idx;
create index interaction_team_started_idx on interaction (team_id, started_at desc, id)
  include (agent_id, channel, topic, product, csat, handling_seconds, imported_at, test);
drop index interaction_agent_started_idx;
create index interaction_agent_started_idx on interaction (agent_id, started_at)
  include (team_id, channel, topic, product, csat, handling_seconds, imported_at, test, id);
create table interaction_product (name text primary key);
