package id.binamutu.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import id.binamutu.people.TestOrganisation;
import id.binamutu.statistics.Interval;
import id.binamutu.statistics.Statistics;
import id.binamutu.testing.BinaMutuTest;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Strata are sampled at rates of their own; an estimate must not lean towards those that are sampled more. */
@BinaMutuTest
class WeightedQualityTest {

    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);

    @Autowired
    QualityFigures figures;

    @Autowired
    TestEvaluations evaluations;

    @Autowired
    TestOrganisation organisation;

    @Autowired
    JdbcClient jdbc;

    private TestOrganisation.Team team;

    @BeforeEach
    void team() {
        team = organisation.team(1);
    }

    @Test
    void eachSampleCountsForTheConversationsThatItStandsFor() {
        // Three of 300 chats and two of 20 calls.
        List.of(90, 80, 85).forEach(score -> scored(score, 100));
        List.of(40, 50).forEach(score -> scored(score, 10));

        Interval quality = quality();

        assertThat(quality.n()).isEqualTo(5);
        assertThat(quality.estimate()).isCloseTo((100 * 255 + 10 * 90) / 320.0, within(1e-9));
        double effective = 320.0 * 320 / (3 * 10_000 + 2 * 100);
        Interval narrow = Statistics.mean(quality.estimate(), 15, 5, 5);
        Interval wide = Statistics.mean(quality.estimate(), 15, 5, effective);
        assertThat(wide.high() - wide.low()).isGreaterThan(narrow.high() - narrow.low());
        assertThat(figures.perTeam(List.of(team.id()), OCTOBER).get(team.id())).isEqualTo(quality);
    }

    @Test
    void equalWeightsAreThePlainMean() {
        List.of(90, 70, 80, 60).forEach(score -> scored(score, 7));

        Interval quality = quality();

        assertThat(quality).isEqualTo(Statistics.mean(75, Math.sqrt(500.0 / 3), 4));
    }

    @Test
    void equalScoresOfUnequalWeightStillHaveAWidth() {
        scored(100, 1);
        scored(100, 20);
        scored(100, 20);

        Interval quality = quality();

        assertThat(quality.estimate()).isEqualTo(100);
        assertThat(quality.low()).isBetween(20.0, 60.0);
    }

    private Interval quality() {
        Interval quality =
                figures.perAgent(team.id(), OCTOBER).get(team.agent().id()).quality();
        assertThat(quality).isNotNull();
        return quality;
    }

    private void scored(int score, double weight) {
        UUID sample = evaluations.sample(team, team.agent(), true, TestEvaluations.DAY);
        jdbc.sql("""
                insert into evaluation (id, sample_id, interaction_id, happened_at, happened_on, agent_id, team_id, evaluator_id,
                  scorecard_version_id, random, weight, state, started_at, submitted_at, verdict, score, version)
                select gen_random_uuid(), s.id, s.interaction_id, now(), :day, s.agent_id, s.team_id, s.assignee_id, v.id, true, :weight,
                  'SUBMITTED', now(), now(), 'CONFORMING', :score, 0
                from sample s, (select id from scorecard_version limit 1) v where s.id = :sample""")
                .param("day", TestEvaluations.DAY)
                .param("weight", weight)
                .param("score", score)
                .param("sample", sample)
                .update();
    }
}
