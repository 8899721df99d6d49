package id.binamutu.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import id.binamutu.people.TestOrganisation;
import id.binamutu.people.Viewer;
import id.binamutu.testing.BinaMutuTest;
import java.sql.Array;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What analytics read is told at submission, and says the same as the answers. */
@BinaMutuTest
class CriteriaTallyTest {
    @Autowired
    TestEvaluations evaluations;

    @Autowired
    EvaluationService service;

    @Autowired
    DraftService drafts;

    @Autowired
    Revisions revisions;

    @Autowired
    TestOrganisation organisation;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aSubmittedEvaluationSaysWhatFailedAndWhatDidNotCount() {
        TestOrganisation.Team team = organisation.team(1);
        Viewer leader = TestEvaluations.viewer(team);
        UUID id = evaluations.answered(team, evaluations.sample(team));
        evaluations.fail(id, leader);
        drafts.save(id, evaluations.criterion(1).id(), "na", null, List.of(), 1, AtDesk.plain(), leader);

        service.submit(id, leader);

        assertThat(stored(id, "failed"))
                .containsExactly(evaluations.criterion(3).id());
        assertThat(stored(id, "uncounted"))
                .containsExactly(evaluations.criterion(1).id());
    }

    @Test
    void withoutAFaultNothingFailed() {
        TestOrganisation.Team team = organisation.team(1);
        UUID id = evaluations.conforming(team, evaluations.sample(team));

        assertThat(stored(id, "failed")).isEmpty();
        assertThat(stored(id, "uncounted")).isEmpty();
    }

    @Test
    void aNewVersionSaysItAnew() {
        TestOrganisation.Team team = organisation.team(1);
        UUID first = evaluations.nonconforming(team, evaluations.sample(team));

        UUID second = revisions.revise(
                first,
                Map.of(evaluations.criterion(3).id(), new Revisions.Change("yes", null)),
                Revisions.Cause.DISPUTE,
                "Informasinya benar",
                team.leader().id());

        assertThat(stored(first, "failed"))
                .containsExactly(evaluations.criterion(3).id());
        assertThat(stored(second, "failed")).isEmpty();
    }

    private List<UUID> stored(UUID id, String column) {
        return jdbc.sql("select " + column + " from evaluation where id = :id")
                .param("id", id)
                .query((row, n) -> {
                    Array array = row.getArray(1);
                    return List.of((UUID[]) array.getArray());
                })
                .single();
    }
}
