package id.binamutu.people;

import id.binamutu.web.RuleViolation;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One thing follows another without a day in both: an agent's teams, a team's leaders. Whoever comes second waits for the
 * first and goes on from there; the database excludes overlaps besides.
 */
final class Succession {

    private final JdbcClient jdbc;
    private final String table;
    private final String holder;
    private final String held;

    private Succession(JdbcClient jdbc, String table, String holder, String held) {
        this.jdbc = jdbc;
        this.table = table;
        this.holder = holder;
        this.held = held;
    }

    static Succession ofTeams(JdbcClient jdbc) {
        return new Succession(jdbc, "team_membership", "agent_id", "team_id");
    }

    static Succession ofLeaders(JdbcClient jdbc) {
        return new Succession(jdbc, "team_leadership", "team_id", "leader_id");
    }

    private record Period(
            UUID id, UUID held, LocalDate from, @Nullable LocalDate until) {}

    /**
     * From this day on it is another one.
     *
     * @return whether that changed anything
     */
    boolean from(UUID holderId, UUID heldId, LocalDate day) {
        List<Period> periods = periods(holderId);
        if (periods.stream().anyMatch(period -> period.from().isAfter(day))) {
            throw RuleViolation.at("from", "people.succession.later");
        }
        for (Period period : periods) {
            if (period.until() != null && period.until().isBefore(day)) {
                continue;
            }
            if (period.held().equals(heldId) && period.until() == null) {
                return false;
            }
            if (period.from().equals(day)) {
                jdbc.sql("delete from " + table + " where id = ?")
                        .param(period.id())
                        .update();
            } else {
                end(period, day.minusDays(1));
            }
        }
        jdbc.sql("insert into " + table + " (id, " + holder + ", " + held + ", valid_from) values (uuidv7(), ?, ?, ?)")
                .params(holderId, heldId, day)
                .update();
        return true;
    }

    /** This is the last day. */
    boolean until(UUID holderId, LocalDate lastDay) {
        List<Period> periods = periods(holderId);
        if (periods.isEmpty()) {
            return false;
        }
        Period last = periods.get(periods.size() - 1);
        if (lastDay.isBefore(last.from())) {
            throw RuleViolation.at("lastDay", "people.succession.beforeFirstDay");
        }
        if (last.until() != null) {
            return false;
        }
        end(last, lastDay);
        return true;
    }

    private void end(Period period, LocalDate lastDay) {
        jdbc.sql("update " + table + " set valid_until = ? where id = ?")
                .params(lastDay, period.id())
                .update();
    }

    private List<Period> periods(UUID holderId) {
        return jdbc.sql("select id, " + held + " as held, valid_from as \"from\", valid_until as until from " + table
                        + " where " + holder + " = ? order by valid_from")
                .param(holderId)
                .query(Period.class)
                .list();
    }
}
