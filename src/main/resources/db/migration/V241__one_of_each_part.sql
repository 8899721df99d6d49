-- A draw goes through a team's month agent by agent in the order of time: it reads this index in its own order and sorts nothing.
drop index interaction_agent_started_idx;
create index interaction_team_agent_idx on interaction (team_id, agent_id, started_at, id)
  include (channel, topic, product, csat, handling_seconds, imported_at, test);

-- Draws that were made before keep their method.
alter table sampling_draw drop constraint sampling_draw_method_check;
alter table sampling_draw
  add constraint sampling_draw_method_check check (method in ('ORDER_BY_HASH', 'SPREAD_BY_TIME', 'ONE_OF_EACH_PART'));
