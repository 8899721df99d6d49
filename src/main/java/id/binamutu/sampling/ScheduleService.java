package id.binamutu.sampling;

import id.binamutu.audit.Trail;
import id.binamutu.calendar.WorkingDays;
import id.binamutu.interaction.Channels;
import id.binamutu.people.Role;
import id.binamutu.people.TeamName;
import id.binamutu.people.Teams;
import id.binamutu.people.Viewer;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.RuleViolation;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Schedules, and the plans that they make. */
@Service
class ScheduleService {

    /** How far back a schedule may begin: what was forgotten last month can still be made up for. */
    private static final int MONTHS_BACK = 1;

    private final SamplingScheduleRepository schedules;
    private final SamplingPlanRepository plans;
    private final SamplingService service;
    private final SamplingSettings settings;
    private final Channels channels;
    private final Drawing drawing;
    private final WorkingDays workingDays;
    private final Teams teams;
    private final Trail trail;
    private final JdbcClient jdbc;
    private final Clock clock;

    ScheduleService(
            SamplingScheduleRepository schedules,
            SamplingPlanRepository plans,
            SamplingService service,
            SamplingSettings settings,
            Channels channels,
            Drawing drawing,
            WorkingDays workingDays,
            Teams teams,
            Trail trail,
            JdbcClient jdbc,
            Clock clock) {
        this.schedules = schedules;
        this.plans = plans;
        this.service = service;
        this.settings = settings;
        this.channels = channels;
        this.drawing = drawing;
        this.workingDays = workingDays;
        this.teams = teams;
        this.trail = trail;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Made(UUID teamId, LocalDate begin) {}

    /** Those that concern the viewer: all of them, or those of an own team. */
    @Transactional(readOnly = true)
    public List<SamplingSchedule> all(Viewer viewer) {
        return schedules.findTop200ByOrderByCreatedAtDesc().stream()
                .filter(schedule -> concerns(schedule, viewer))
                .toList();
    }

    @Transactional(readOnly = true)
    public SamplingSchedule find(UUID id, Viewer viewer) {
        return schedules
                .findById(id)
                .filter(schedule -> concerns(schedule, viewer))
                .orElseThrow(NotFoundException::new);
    }

    /** Makes the plans of the period that runs at once. */
    @Transactional
    public UUID create(ScheduleForm form, Viewer viewer) {
        LocalDate earliest = LocalDate.now(clock).minusMonths(MONTHS_BACK).withDayOfMonth(1);
        if (form.startsOn().isBefore(earliest)) {
            throw RuleViolation.at("startsOn", "sampling.schedule-start");
        }
        boolean every = Boolean.TRUE.equals(form.everyTeam());
        List<UUID> chosen = service.chosen(every, form.teamIds(), viewer);
        SamplingSchedule schedule = schedules.saveAndFlush(new SamplingSchedule(
                form.name(),
                every ? List.of() : chosen,
                form.rhythm(),
                form.startsOn(),
                form.dueInDays(),
                Boolean.TRUE.equals(form.drawnByItself()),
                form.terms(settings.shifts().stream().map(Shift::parse).toList(), channels),
                viewer.id(),
                clock));
        trail.record(
                "sampling.scheduled",
                "sampling-schedule",
                schedule.id(),
                Map.of("rhythm", form.rhythm().name()));
        drawing.alone();
        makePlans(schedule);
        return schedule.id();
    }

    /** Its plans stay as they are. */
    @Transactional
    public void end(UUID id, Viewer viewer) {
        SamplingSchedule schedule = find(id, viewer);
        if (!mayEnd(schedule, viewer)) {
            throw new NotFoundException();
        }
        schedule.end(clock);
        schedules.saveAndFlush(schedule);
        trail.record("sampling.schedule-ended", "sampling-schedule", id);
    }

    static boolean mayEnd(SamplingSchedule schedule, Viewer viewer) {
        return viewer.is(Role.COORDINATOR)
                || (!schedule.teamIds().isEmpty() && schedule.teamIds().stream().allMatch(viewer::leads));
    }

    /** Every plan that is missing until today; again has no further effect. */
    @Transactional
    public void makePlans() {
        drawing.alone();
        schedules.findByEndedAtIsNullOrderByCreatedAt().forEach(this::makePlans);
    }

    /** Plans of running schedules that draw by themselves and whose period is over. */
    @Transactional(readOnly = true)
    public List<UUID> toDraw() {
        return jdbc.sql("""
                select p.id from sampling_plan p join sampling_schedule s on s.id = p.schedule_id
                where p.drawn_at is null and s.drawn_by_itself and s.ended_at is null and p.period_to < :today
                order by p.period_from, p.id""")
                .param("today", LocalDate.now(clock))
                .query(UUID.class)
                .list();
    }

    private void makePlans(SamplingSchedule schedule) {
        List<UUID> chosen = schedule.teamIds().isEmpty()
                ? teams.all().stream().map(TeamName::id).toList()
                : schedule.teamIds();
        Set<Made> made = new HashSet<>(jdbc.sql(
                        "select team_id, period_from as begin from sampling_plan where schedule_id = :schedule")
                .param("schedule", schedule.id())
                .query((row, n) ->
                        new Made(row.getObject("team_id", UUID.class), row.getObject("begin", LocalDate.class)))
                .list());
        LocalDate today = LocalDate.now(clock);
        for (LocalDate begin = schedule.rhythm().begin(schedule.startsOn());
                !begin.isAfter(today);
                begin = schedule.rhythm().next(begin)) {
            for (UUID team : chosen) {
                if (made.add(new Made(team, begin))) {
                    UUID plan = plans.saveAndFlush(schedule.plan(team, begin, workingDays, clock))
                            .id();
                    trail.record("sampling.planned", "sampling-plan", plan, Map.of("schedule", schedule.id()));
                }
            }
        }
    }

    private static boolean concerns(SamplingSchedule schedule, Viewer viewer) {
        return viewer.readsEveryTeam()
                || schedule.teamIds().isEmpty()
                || schedule.teamIds().stream().anyMatch(viewer::leads);
    }
}
