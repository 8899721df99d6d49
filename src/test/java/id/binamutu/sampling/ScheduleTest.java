package id.binamutu.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.binamutu.calendar.WorkingDays;
import id.binamutu.interaction.ConversationMother;
import id.binamutu.people.PersonName;
import id.binamutu.people.Role;
import id.binamutu.people.TestOrganisation;
import id.binamutu.people.Viewer;
import id.binamutu.testing.BinaMutuTest;
import id.binamutu.web.NotFoundException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@BinaMutuTest
class ScheduleTest {

    @Autowired
    ScheduleService schedules;

    @Autowired
    SamplingService service;

    @Autowired
    SampleQueries queries;

    @Autowired
    TestOrganisation organisation;

    @Autowired
    ConversationMother conversations;

    @Autowired
    WorkingDays workingDays;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private TestOrganisation.Team team;
    private Viewer leader;
    private LocalDate lastWeek;

    @BeforeEach
    void team() {
        team = organisation.team(2);
        leader = PlanMother.leader(team);
        lastWeek = Rhythm.WEEKLY.begin(LocalDate.now(clock)).minusWeeks(1);
    }

    /** The job of the running application goes through all that are not ended. */
    @AfterEach
    void endThem() {
        jdbc.sql("update sampling_schedule set ended_at = now() where ended_at is null")
                .update();
    }

    @Test
    void makesThePlanOfEachPeriodOnceHoweverOftenTheJobRuns() {
        UUID schedule = schedules.create(form(lastWeek, false), leader);
        List<LocalDate> made = begun(schedule);

        ScheduleTask.run(schedules, service);
        ScheduleTask.run(schedules, service);

        assertThat(made).containsExactly(lastWeek, lastWeek.plusWeeks(1));
        assertThat(begun(schedule)).isEqualTo(made);
        SamplingPlan first = service.find(plans(schedule).get(0), leader);
        assertThat(first.criteria().to()).isEqualTo(lastWeek.plusDays(6));
        assertThat(first.dueOn()).isEqualTo(workingDays.after(lastWeek.plusDays(6), 3));
        assertThat(first.drawnAt()).isNull();
    }

    @Test
    void drawsWhatIsOverByItselfOnceAndLeavesTheRunningPeriod() {
        conversations.conversation(
                team.agent().id(),
                lastWeek.plusDays(2)
                        .atTime(10, 0)
                        .atZone(ZoneId.of("Asia/Jakarta"))
                        .toInstant());
        UUID schedule = schedules.create(form(lastWeek, true), leader);

        ScheduleTask.run(schedules, service);
        ScheduleTask.run(schedules, service);

        List<UUID> plans = plans(schedule);
        assertThat(service.find(plans.get(0), leader).drawnAt()).isNotNull();
        assertThat(queries.ofPlan(plans.get(0))).hasSize(1);
        assertThat(service.find(plans.get(1), leader).drawnAt()).isNull();
    }

    @Test
    void endedOneMakesNoMorePlans() {
        UUID schedule = schedules.create(form(lastWeek, true), leader);
        jdbc.sql("delete from sampling_plan where schedule_id = ?")
                .param(schedule)
                .update();

        schedules.end(schedule, leader);
        ScheduleTask.run(schedules, service);

        assertThat(plans(schedule)).isEmpty();
        assertThatThrownBy(() -> schedules.end(schedule, leader)).hasMessage("sampling.schedule-ended");
    }

    @Test
    void planThatWasChangedByHandIsNotMadeAgain() {
        UUID schedule = schedules.create(form(lastWeek, false), leader);
        UUID plan = plans(schedule).get(0);
        service.draw(plan, null, leader);

        ScheduleTask.run(schedules, service);

        assertThat(plans(schedule)).hasSize(2).contains(plan);
    }

    @Test
    void anotherTeamsScheduleDoesNotExistAndOneForAllTeamsIsTheCoordinators() {
        UUID schedule = schedules.create(form(lastWeek, false), leader);
        Viewer stranger = PlanMother.leader(organisation.team());
        PersonName person = organisation.person(Role.COORDINATOR);
        Viewer coordinator =
                new Viewer(person.id(), person.employeeId(), person.name(), Set.of(Role.COORDINATOR), Set.of());

        assertThatThrownBy(() -> schedules.end(schedule, stranger)).isInstanceOf(NotFoundException.class);
        assertThat(schedules.all(stranger)).extracting(SamplingSchedule::id).doesNotContain(schedule);
        assertThatThrownBy(() -> schedules.create(every(), leader)).isInstanceOf(NotFoundException.class);
        UUID all = schedules.create(every(), coordinator);
        assertThat(schedules.all(stranger)).extracting(SamplingSchedule::id).contains(all);
        assertThatThrownBy(() -> schedules.end(all, stranger)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void beginsNoEarlierThanLastMonth() {
        assertThatThrownBy(() -> schedules.create(form(LocalDate.now(clock).minusMonths(2), false), leader))
                .hasMessage("sampling.schedule-start");
    }

    private ScheduleForm form(LocalDate startsOn, boolean byItself) {
        return new ScheduleForm(
                "Mingguan",
                List.of(team.id()),
                false,
                Rhythm.WEEKLY,
                startsOn,
                3,
                byItself,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                2,
                null,
                null,
                false,
                false);
    }

    private ScheduleForm every() {
        return new ScheduleForm(
                "Semua",
                null,
                true,
                Rhythm.MONTHLY,
                LocalDate.now(clock),
                3,
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                2,
                null,
                null,
                false,
                false);
    }

    private List<UUID> plans(UUID schedule) {
        return jdbc.sql("select id from sampling_plan where schedule_id = ? order by period_from")
                .param(schedule)
                .query(UUID.class)
                .list();
    }

    private List<LocalDate> begun(UUID schedule) {
        return jdbc.sql("select period_from from sampling_plan where schedule_id = ? order by period_from")
                .param(schedule)
                .query(LocalDate.class)
                .list();
    }
}
