package id.binamutu.workload;

import static org.assertj.core.api.Assertions.assertThat;

import id.binamutu.evaluation.TestEvaluations;
import id.binamutu.people.TestOrganisation;
import id.binamutu.testing.BinaMutuTest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@BinaMutuTest
class ReminderTest {
    @Autowired
    ReminderService reminders;

    @Autowired
    TestOrganisation organisation;

    @Autowired
    TestEvaluations evaluations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private TestOrganisation.Team team;
    private LocalDate today;

    @BeforeEach
    void team() {
        team = organisation.team();
        today = LocalDate.now(clock);
    }

    @Test
    void evaluatorIsRemindedOnceOfWhatIsSoonDueAndOnceOfWhatIsLate() {
        dueOn(today.plusDays(1));
        dueOn(today.minusDays(1));
        dueOn(today.plusDays(30));

        reminders.remind();
        reminders.remind();

        assertThat(open()).containsExactlyInAnyOrder("samples-soon-due", "samples-late");
    }

    @Test
    void reminderGoesAwayWithTheLastSampleThatItIsAbout() {
        UUID first = dueOn(today.minusDays(1));
        UUID second = dueOn(today.minusDays(2));
        reminders.remind();

        evaluations.conforming(team, first);
        assertThat(open()).containsExactly("samples-late");

        evaluations.conforming(team, second);
        assertThat(open()).isEmpty();
    }

    private UUID dueOn(LocalDate day) {
        return evaluations.sample(team, team.agent(), true, day.minusDays(14)); // due after fourteen days
    }

    private List<String> open() {
        return jdbc.sql("""
                select kind from work_item
                where assignee_id = ? and kind in ('samples-soon-due', 'samples-late') and done_at is null""").param(team.leader().id()).query(String.class).list();
    }
}
