-- How many conversations of its draw's population a scored sample stands for: strata are not drawn at the same rate.
alter table evaluation add column weight double precision not null default 1 check (weight >= 1);
alter table evaluation disable trigger evaluation_guard;
update evaluation e set weight = s.weight from sample s where s.id = e.sample_id and s.weight <> 1;
alter table evaluation enable trigger evaluation_guard;

drop index evaluation_figures_idx;
create index evaluation_figures_idx on evaluation (team_id, happened_on)
  include (agent_id, random, score, weight, verdict, customer_critical, business_critical, compliance_critical) where state = 'SUBMITTED';
