-- A draw reads one team's month from this index alone.
drop index interaction_team_started_idx;
create index interaction_team_started_idx on interaction (team_id, started_at desc, id)
  include (agent_id, channel, topic, csat, handling_seconds, imported_at);
