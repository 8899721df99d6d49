package id.binamutu.quality;

import id.binamutu.people.Viewer;
import id.binamutu.web.NotFoundException;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The evaluations that figures rest on: what was asked for, within what the viewer may read.
 *
 * @param problem message key of what could not be followed in the address; null when all of it could
 */
record Scope(
        YearMonth from,
        YearMonth to,
        @Nullable UUID team,
        @Nullable UUID version,
        @Nullable UUID agent,
        @Nullable UUID evaluator,
        Grain grain,
        List<UUID> led,
        boolean everyTeam,
        @Nullable String problem) {
    /** What is kept of evaluations at the most is read at the most. */
    static final int MONTHS = 24;

    private static final int USUAL_MONTHS = 3;
    private static final int WEEKS_UP_TO_MONTHS = 6;

    enum Grain {
        WEEK,
        MONTH
    }

    /** @throws NotFoundException when the team is not the viewer's to read */
    static Scope of(QualityFilter filter, Viewer viewer, YearMonth current) {
        if (filter.team() != null && !viewer.mayReadTeam(filter.team())) {
            throw new NotFoundException();
        }
        String problem = null;
        YearMonth to = current;
        YearMonth from = current.minusMonths(USUAL_MONTHS - 1L);
        try {
            to = month(filter.to(), current);
            from = month(filter.from(), to.minusMonths(USUAL_MONTHS - 1L));
            if (from.isAfter(to)) {
                problem = "quality.problem.order";
                from = to;
            } else if (from.until(to, ChronoUnit.MONTHS) >= MONTHS) {
                problem = "quality.problem.long";
                from = to.minusMonths(MONTHS - 1L);
            }
        } catch (DateTimeException unreadable) {
            problem = "quality.problem.month";
        }
        return new Scope(
                from,
                to,
                filter.team(),
                filter.version(),
                filter.agent(),
                filter.evaluator(),
                grain(filter.grain(), from, to),
                List.copyOf(viewer.ledTeamIds()),
                viewer.readsEveryTeam(),
                problem);
    }

    Scope with(String otherProblem) {
        return new Scope(from, to, team, version, agent, evaluator, grain, led, everyTeam, otherProblem);
    }

    /** The same evaluations whoever scored them: for comparing those who score. */
    Scope ofEveryEvaluator() {
        return new Scope(from, to, team, version, agent, null, grain, led, everyTeam, problem);
    }

    private static YearMonth month(@Nullable String month, YearMonth otherwise) {
        return month == null || month.isBlank() ? otherwise : YearMonth.parse(month);
    }

    private static Grain grain(@Nullable String asked, YearMonth from, YearMonth to) {
        if ("month".equals(asked)) {
            return Grain.MONTH;
        }
        return "week".equals(asked) || from.until(to, ChronoUnit.MONTHS) < WEEKS_UP_TO_MONTHS
                ? Grain.WEEK
                : Grain.MONTH;
    }

    /** Current versions of submitted evaluations {@code e}. */
    String where() {
        List<String> conditions = new ArrayList<>(
                List.of("e.state = 'SUBMITTED'", "e.superseded_at is null", "e.happened_on between :from and :to"));
        if (team != null) {
            conditions.add("e.team_id = :team");
        } else if (!everyTeam) {
            conditions.add("e.team_id = any (:led)");
        }
        if (version != null) {
            conditions.add("e.scorecard_version_id = :version");
        }
        if (agent != null) {
            conditions.add("e.agent_id = :agent");
        }
        if (evaluator != null) {
            conditions.add("e.evaluator_id = :evaluator");
        }
        return String.join(" and ", conditions);
    }

    Map<String, Object> parameters() {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("from", from.atDay(1));
        parameters.put("to", to.atEndOfMonth());
        put(parameters, "team", team);
        if (team == null && !everyTeam) {
            parameters.put("led", led.toArray(UUID[]::new));
        }
        put(parameters, "version", version);
        put(parameters, "agent", agent);
        put(parameters, "evaluator", evaluator);
        return parameters;
    }

    private static void put(Map<String, Object> parameters, String name, @Nullable Object value) {
        if (value != null) {
            parameters.put(name, value);
        }
    }
}
