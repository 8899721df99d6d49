package id.binamutu.sampling;

import id.binamutu.calendar.WorkingDays;
import id.binamutu.people.PersonName;
import id.binamutu.people.Teams;
import id.binamutu.productivity.Attendance;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is known about each agent before the draw: tier or tenure, days at work, and what the plan before left open. */
@Component
class QuotaGrounds {

    private final Teams teams;
    private final Attendance attendance;
    private final ObjectProvider<LastTiers> tiers;
    private final WorkingDays workingDays;
    private final JdbcClient jdbc;

    QuotaGrounds(
            Teams teams,
            Attendance attendance,
            ObjectProvider<LastTiers> tiers,
            WorkingDays workingDays,
            JdbcClient jdbc) {
        this.teams = teams;
        this.attendance = attendance;
        this.tiers = tiers;
        this.workingDays = workingDays;
        this.jdbc = jdbc;
    }

    /** @param base null where the quota goes by stratum */
    record OfAgent(
            UUID agentId,
            @Nullable Integer base,
            @Nullable String grounds,
            @Nullable Integer present,
            @Nullable Integer expected) {}

    /** What an agent's stratum still lacks. */
    record Open(UUID agentId, String stratum, int number) {}

    List<OfAgent> agents(SamplingPlan plan) {
        SamplingCriteria criteria = plan.criteria();
        Quota quota = plan.quota();
        List<UUID> agents = teams.members(plan.teamId(), criteria.from(), criteria.to()).stream()
                .map(PersonName::id)
                .distinct()
                .toList();
        Map<UUID, String> grounds = switch (quota.by()) {
            case TIER -> tiers(agents, YearMonth.from(criteria.from()).minusMonths(1));
            case TENURE -> tenures(agents, criteria.from());
            default -> Map.of();
        };
        Map<UUID, Attendance.Days> days =
                quota.byPresence() ? attendance.of(plan.teamId(), criteria.from(), criteria.to()) : Map.of();
        int expected = days.values().stream()
                .map(Attendance.Days::last)
                .max(LocalDate::compareTo)
                .map(last -> workingDays.between(criteria.from(), last))
                .orElse(0);
        return agents.stream()
                .map(agent -> {
                    Attendance.Days own = days.get(agent);
                    return new OfAgent(
                            agent,
                            quota.by().partsConversations() ? null : base(quota, grounds.get(agent)),
                            grounds.get(agent),
                            expected == 0 ? null : own == null ? 0 : (int) Math.min(own.present(), expected),
                            expected == 0 ? null : expected);
                })
                .toList();
    }

    /** What the team's drawn plan before this one could not get, at most once its quota. */
    List<Open> leftOpen(SamplingPlan plan) {
        return !plan.quota().carryOver()
                ? List.of()
                : jdbc.sql("""
                        select c.agent_id, c.stratum, least(c.wanted - c.drawn, c.base) as number from sampling_cell c
                        where c.wanted > c.drawn and c.base > 0 and c.plan_id = (
                          select p.id from sampling_plan p
                          where p.team_id = :team and p.period_to < :from and p.drawn_at is not null and p.quota_by = :by
                            and p.schedule_id is not distinct from cast(:schedule as uuid)
                          order by p.period_to desc, p.id desc limit 1)""")
                        .param("team", plan.teamId())
                        .param("from", plan.criteria().from())
                        .param("by", plan.quota().by().name())
                        .param("schedule", plan.scheduleId())
                        .query((row, n) -> new Open(
                                row.getObject("agent_id", UUID.class), row.getString("stratum"), row.getInt("number")))
                        .list();
    }

    /** A quota for guidance is one for each of its steps unless the step has its own. */
    private static int base(Quota quota, @Nullable String grounds) {
        if (grounds == null) {
            return quota.each();
        }
        Integer exact = quota.numbers().get(grounds);
        return exact != null ? exact : quota.numbers().getOrDefault(grounds.replaceFirst("_\\d$", ""), quota.each());
    }

    private Map<UUID, String> tiers(List<UUID> agents, YearMonth month) {
        Map<UUID, String> found = new HashMap<>();
        tiers.ifAvailable(decided ->
                decided.tiers(agents, month).forEach((agent, tier) -> found.put(agent, tier.toLowerCase(Locale.ROOT))));
        return found;
    }

    private Map<UUID, String> tenures(List<UUID> agents, LocalDate day) {
        Map<UUID, String> found = new HashMap<>();
        jdbc.sql("select id, joined_on from person where id = any (:ids)")
                .param("ids", agents.toArray(UUID[]::new))
                .query(row -> {
                    found.put(
                            row.getObject("id", UUID.class),
                            Tenure.of(row.getObject("joined_on", LocalDate.class), day)
                                    .word());
                });
        return found;
    }
}
