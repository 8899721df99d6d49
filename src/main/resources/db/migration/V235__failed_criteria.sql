-- What a submitted evaluation failed, what did not count, and why it failed, told at submission: answers alone do not say it, and
-- a year of twenty answers each is not read for one page. All three can be computed again from the answers.
alter table evaluation
  add column failed uuid[] not null default '{}',
  add column uncounted uuid[] not null default '{}',
  add column causes uuid[] not null default '{}';

alter table evaluation disable trigger evaluation_guard;
update evaluation e set
  failed = array(
    select a.criterion_id from answer a join scorecard_criterion c on c.id = a.criterion_id
    where a.evaluation_id = e.id and not a.not_applicable
      and (a.yes is false or a.value = c.minimum
        or a.option_id in (select o.id from scorecard_option o where o.points = 0))
    order by a.criterion_id),
  uncounted = array(
    select c.id from scorecard_criterion c join scorecard_section s on s.id = c.section_id
    where s.version_id = e.scorecard_version_id and c.kind <> 'TEXT'
      and not exists (select from answer a where a.evaluation_id = e.id and a.criterion_id = c.id
        and (a.yes is not null or a.value is not null or a.option_id is not null))
    order by c.id)
where e.state = 'SUBMITTED';
alter table evaluation enable trigger evaluation_guard;

-- A period of all teams, without a look at the rows themselves.
create index evaluation_quality_idx on evaluation (happened_on)
  include (team_id, agent_id, evaluator_id, scorecard_version_id, random, score, weight, active_seconds, customer_critical,
    business_critical, compliance_critical)
  where state = 'SUBMITTED' and superseded_at is null;
