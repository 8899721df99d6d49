package id.binamutu.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.binamutu.testing.BinaMutuTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@BinaMutuTest
class TrailTest {
    @Autowired
    Trail trail;

    @Autowired
    TrailVerifier verifier;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void anEntryCanNeitherBeChangedNorDeletedNorTheTrailEmptied() {
        UUID subject = written("score.changed");
        assertThatThrownBy(() -> jdbc.sql("update audit_entry set action = 'x' where subject_id = ?")
                        .param(subject)
                        .update())
                .hasMessageContaining("never changes");
        assertThatThrownBy(() -> jdbc.sql("delete from audit_entry where subject_id = ?")
                        .param(subject)
                        .update())
                .hasMessageContaining("never changes");
        assertThatThrownBy(() -> jdbc.sql("truncate audit_entry").update()).hasMessageContaining("never changes");
    }

    @Test
    void manyWritersAtOnceMakeOneChain() throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(8);
        try {
            List<Callable<UUID>> work = new ArrayList<>();
            for (int i = 0; i < 80; i++) {
                work.add(() -> written("many"));
            }
            for (Future<UUID> done : writers.invokeAll(work)) {
                done.get();
            }
        } finally {
            writers.shutdown();
        }
        assertThat(verifier.firstBrokenEntry()).isEmpty();
    }

    @Test
    void whatIsRolledBackWasNeverDone() {
        UUID subject = UUID.randomUUID();
        transaction.executeWithoutResult(status -> {
            trail.record("tried", "test", subject);
            status.setRollbackOnly();
        });
        assertThat(jdbc.sql("select count(*) from audit_entry where subject_id = ?")
                        .param(subject)
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(verifier.firstBrokenEntry()).isEmpty();
    }

    @Test
    void aRowThatWasTouchedBehindTheApplicationsBackIsNamed() {
        UUID subject = written("report.accepted");
        written("after");
        for (String touch : List.of(
                "action = 'report.returned'",
                "actor_id = 'somebody else'",
                "at = at + interval '1 second'",
                "details = '{\"x\": 1}'",
                "subject_id = uuidv7()",
                "remote_address = '10.0.0.1'",
                "hash = repeat('0', 64)",
                "previous_hash = repeat('1', 64)")) {
            transaction.executeWithoutResult(status -> {
                long seq = jdbc.sql("select seq from audit_entry where subject_id = ?")
                        .param(subject)
                        .query(Long.class)
                        .single();
                jdbc.sql("alter table audit_entry disable trigger user").update();
                jdbc.sql("update audit_entry set " + touch + " where seq = ?")
                        .param(seq)
                        .update();
                assertThat(verifier.firstBrokenEntry()).as(touch).hasValue(seq);
                status.setRollbackOnly();
            });
        }
        assertThat(verifier.firstBrokenEntry()).isEmpty();
    }

    private UUID written(String action) {
        UUID subject = UUID.randomUUID();
        trail.record(action, "test", subject, Map.of("n", 1));
        return subject;
    }
}
