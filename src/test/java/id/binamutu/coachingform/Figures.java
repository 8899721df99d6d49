package id.binamutu.coachingform;

import id.binamutu.people.PersonName;
import id.binamutu.people.TestOrganisation;
import id.binamutu.productivity.DailyFigures;
import id.binamutu.productivity.ProductivityEntry;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives agents a month of productivity and submitted evaluations, without the steps before. */
@Component
public class Figures {
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ProductivityEntry productivity;

    Figures(JdbcClient jdbc, TransactionTemplate transaction, ProductivityEntry productivity) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.productivity = productivity;
    }

    /** Handled of a target of 100 on the first of the month, and random evaluations with these scores. */
    public void of(TestOrganisation.Team team, PersonName agent, LocalDate first, int handled, double... scores) {
        productivity.record(List.of(new DailyFigures(agent.id(), first, handled, 100, 300, 10, null, null)));
        for (double score : scores) {
            evaluated(team, agent, first, score, 0);
        }
    }

    public void evaluated(TestOrganisation.Team team, PersonName agent, LocalDate day, double score, int critical) {
        transaction.executeWithoutResult(status -> {
            // the scorecard behind it is of no interest here
            jdbc.sql("set local session_replication_role = replica").update();
            jdbc.sql("""
                            insert into evaluation (id, sample_id, interaction_id, happened_at, happened_on, agent_id, team_id,
                                evaluator_id, scorecard_version_id, random, state, started_at, submitted_at, verdict, score,
                                business_critical, version)
                            values (:id, :any, :any, :day, :day, :agent, :team, :leader, :any, true, 'SUBMITTED', now(), now(),
                                'CONFORMING', :score, :critical, 0)
                            """)
                    .param("id", UUID.randomUUID())
                    .param("any", UUID.randomUUID())
                    .param("day", day)
                    .param("agent", agent.id())
                    .param("team", team.id())
                    .param("leader", team.leader().id())
                    .param("score", BigDecimal.valueOf(score))
                    .param("critical", critical)
                    .update();
        });
    }
}
