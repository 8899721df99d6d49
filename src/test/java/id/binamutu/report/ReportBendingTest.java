package id.binamutu.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.binamutu.people.PersonName;
import id.binamutu.people.Role;
import id.binamutu.people.TestOrganisation;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Tries to bend what was handed over: by SQL, by pressing twice, by two people at once. */
@ReportTest
class ReportBendingTest {
    @Autowired
    TestOrganisation organisation;

    @Autowired
    ReportScene scene;

    @Autowired
    JdbcClient jdbc;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update performance_report set summary = 'lain' where id = ?",
                "update performance_report set content = '{}', digest = encode(sha256('{}'), 'hex') where id = ?",
                "update performance_report set state = 'DRAFT', submitted_by = null, submitted_at = null, content = null, digest = null where id = ?",
                "update performance_report set state = 'ACCEPTED' where id = ?",
                "update performance_report set state = 'RETURNED' where id = ?",
                "update performance_report set submitted_at = now() where id = ?",
                "update performance_report set revision = 7 where id = ?",
                "delete from performance_report where id = ?"
            })
    void aSubmittedReportDoesNotChangeBySql(String sql) throws Exception {
        UUID id = scene.submitted(organisation.team());
        assertThatThrownBy(() -> jdbc.sql(sql).param(id).update()).isInstanceOf(DataAccessException.class);
    }

    @Test
    void noTableOfReportsIsEmptied() {
        for (String table : List.of("report_acceptance", "report_return", "performance_report cascade")) {
            assertThatThrownBy(() -> jdbc.sql("truncate " + table).update()).isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void anAcceptanceAndAReturnNeverChangeAndNeverStandBesideEachOther() throws Exception {
        PersonName manager = organisation.person(Role.MANAGER);
        UUID accepted = scene.submitted(organisation.team());
        UUID returned = scene.submitted(organisation.team());
        scene.send(manager, scene.acceptance(accepted));
        scene.send(manager, scene.giveBack(returned));
        for (String sql : List.of(
                "update report_acceptance set note = 'lain' where report_id = ?",
                "delete from report_acceptance where report_id = ?",
                "update performance_report set state = 'SUBMITTED' where id = ?",
                "insert into report_return (id, report_id, returned_by, returned_at, reason)"
                        + " select uuidv7(), id, submitted_by, now(), 'x' from performance_report where id = ?")) {
            assertThatThrownBy(() -> jdbc.sql(sql).param(accepted).update()).isInstanceOf(DataAccessException.class);
        }
        for (String sql : List.of(
                "update report_return set reason = 'lain' where report_id = ?",
                "delete from report_return where report_id = ?",
                "insert into report_acceptance (id, report_id, accepted_by, accepted_at, note)"
                        + " select uuidv7(), id, submitted_by, now(), '' from performance_report where id = ?")) {
            assertThatThrownBy(() -> jdbc.sql(sql).param(returned).update()).isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void pressingSubmitFourTimesAtOnceHandsItOverOnce() throws Exception {
        TestOrganisation.Team team = organisation.team();
        UUID id = scene.draft(team);
        List<MockHttpServletRequestBuilder> requests = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            requests.add(scene.submission(team, id));
        }
        List<Integer> answers = atOnce(requests.stream()
                .map(request -> (Callable<Integer>)
                        () -> scene.send(team.leader(), request).getStatus())
                .toList());
        assertThat(answers).containsOnly(302);
        assertThat(count("select count(*) from signature where document_id = ?", id))
                .isEqualTo(1);
        assertThat(count("select count(*) from audit_entry where subject_id = ? and action = 'report.submitted'", id))
                .isEqualTo(1);
    }

    @Test
    void oneManagerAcceptsWhileAnotherReturnsAndOneOfThemIsTold() throws Exception {
        UUID id = scene.submitted(organisation.team());
        PersonName one = organisation.person(Role.MANAGER);
        PersonName other = organisation.person(Role.MANAGER);
        List<Integer> answers = atOnce(List.of(
                () -> scene.send(one, scene.acceptance(id)).getStatus(),
                () -> scene.send(other, scene.giveBack(id)).getStatus()));
        assertThat(answers).containsExactlyInAnyOrder(302, 422);
        assertThat(count("select count(*) from report_acceptance where report_id = ?", id)
                        + count("select count(*) from report_return where report_id = ?", id))
                .isEqualTo(1);
    }

    @Test
    void acceptingTwiceAtOnceIsOneAcceptance() throws Exception {
        UUID id = scene.submitted(organisation.team());
        PersonName manager = organisation.person(Role.MANAGER);
        List<Integer> answers = atOnce(List.of(
                () -> scene.send(manager, scene.acceptance(id)).getStatus(),
                () -> scene.send(manager, scene.acceptance(id)).getStatus()));
        assertThat(answers).containsOnly(302);
        assertThat(count("select count(*) from report_acceptance where report_id = ?", id))
                .isEqualTo(1);
        assertThat(count("select count(*) from signature where document_id = ?", id))
                .isEqualTo(2);
    }

    @Test
    void beginningTheSameMonthTwiceAtOnceIsOneDraft() throws Exception {
        TestOrganisation.Team team = organisation.team();
        Callable<UUID> begin = () -> scene.draft(team);
        assertThat(atOnce(List.of(begin, begin, begin))).doesNotContainNull();
        assertThat(count("select count(*) from performance_report where team_id = ?", team.id()))
                .isEqualTo(1);
    }

    @Test
    void aReportThatWasTouchedBehindTheApplicationSaysSoAndIsNotAccepted() throws Exception {
        UUID id = scene.submitted(organisation.team());
        PersonName manager = organisation.person(Role.MANAGER);
        // What only the owner of the tables could do: switch the guards off and change text and digest alike.
        jdbc.sql("alter table performance_report disable trigger performance_report_guard")
                .update();
        try {
            jdbc.sql("""
                    update performance_report set content = changed.text, digest = encode(sha256(convert_to(changed.text, 'UTF8')), 'hex')
                    from (select replace(content, 'Mutu naik', 'Mutu turun') as text from performance_report where id = ?) changed
                    where id = ?""").param(id).param(id).update();
        } finally {
            jdbc.sql("alter table performance_report enable trigger performance_report_guard")
                    .update();
        }
        assertThat(scene.read(manager, "/reports/" + id)
                        .select(".signatures li.broken")
                        .text())
                .contains("Tanda tangan tidak berlaku lagi");
        assertThat(scene.send(manager, scene.acceptance(id)).getStatus()).isEqualTo(422);
    }

    private int count(String sql, UUID id) {
        return jdbc.sql(sql).param(id).query(Integer.class).single();
    }

    private static <T> List<T> atOnce(List<Callable<T>> works) throws Exception {
        CyclicBarrier start = new CyclicBarrier(works.size());
        ExecutorService threads = Executors.newFixedThreadPool(works.size());
        try {
            List<Future<T>> futures = works.stream()
                    .map(work -> threads.submit(() -> {
                        start.await();
                        return work.call();
                    }))
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
