package id.binamutu.evaluation;

import id.binamutu.people.PersonName;
import id.binamutu.people.Role;
import id.binamutu.people.TestOrganisation;
import id.binamutu.people.Viewer;
import id.binamutu.scorecard.CriterionView;
import id.binamutu.scorecard.ScorecardView;
import id.binamutu.scorecard.TestScorecards;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Samples that wait to be scored, and evaluations of them, for tests. */
@Component
public class TestEvaluations {
    public static final LocalDate DAY = LocalDate.of(2026, 10, 21);

    private final JdbcClient jdbc;
    private final TestScorecards scorecards;
    private final EvaluationService service;
    private final DraftService drafts;
    private ScorecardView scorecard;
    private String channel;

    TestEvaluations(JdbcClient jdbc, TestScorecards scorecards, EvaluationService service, DraftService drafts) {
        this.jdbc = jdbc;
        this.scorecards = scorecards;
        this.service = service;
        this.drafts = drafts;
    }

    /** The scorecard of every sample made here; see {@link TestScorecards#published}. */
    public synchronized ScorecardView scorecard() {
        if (scorecard == null) {
            channel = scorecards.channel();
            scorecard = scorecards.published(channel);
        }
        return scorecard;
    }

    /** A criterion of it by its number. */
    public CriterionView criterion(int number) {
        return scorecard()
                .criteria()
                .filter(c -> c.number() == number)
                .findFirst()
                .orElseThrow();
    }

    public static Viewer viewer(TestOrganisation.Team team) {
        PersonName leader = team.leader();
        return new Viewer(leader.id(), leader.employeeId(), leader.name(), Set.of(Role.TEAM_LEADER), Set.of(team.id()));
    }

    public static Viewer viewer(PersonName agent) {
        return new Viewer(agent.id(), agent.employeeId(), agent.name(), Set.of(Role.AGENT), Set.of());
    }

    /** An open sample of the team's first agent, of a chat on {@link #DAY}. */
    public UUID sample(TestOrganisation.Team team) {
        return sample(team, team.agent(), true, DAY);
    }

    public UUID sample(TestOrganisation.Team team, PersonName agent, boolean random, LocalDate day) {
        scorecard();
        return sample(team, agent, random, day, channel);
    }

    /** A sample in a channel that has a scorecard of its own. */
    UUID sample(TestOrganisation.Team team, PersonName agent, boolean random, LocalDate day, String channel) {
        UUID interaction = UUID.randomUUID();
        OffsetDateTime start = day.atTime(LocalTime.of(14, 5))
                .atZone(ZoneId.of("Asia/Jakarta"))
                .toOffsetDateTime();
        jdbc.sql("""
                insert into interaction (id, conversation_id, channel, agent_id, team_id, started_at, ended_at,
                    topic, csat, message_count)
                values (?, ?, ?, ?, ?, ?, ?, 'Perpanjangan', 4, 3)""")
                .params(List.of(
                        interaction, "CH-" + interaction, channel, agent.id(), team.id(), start, start.plusMinutes(6)))
                .update();
        jdbc.sql("select open_shelf(shelf_of(?))")
                .params(List.of(start))
                .query((row, n) -> "")
                .single();
        jdbc.sql("""
                insert into transcript (shelf, interaction_id, started_at, team_id, agent_id, customer_ref, messages)
                values (shelf_of(?), ?, ?, ?, ?, 'N-1', ?::jsonb)""")
                .params(List.of(start, interaction, start, team.id(), agent.id(), """
                        [{"sender": "CUSTOMER", "sent_at": "%1$s", "text": "Selamat siang, jatuh tempo gadai saya kapan?"},
                         {"sender": "AGENT", "sent_at": "%1$s", "text": "Jatuh tempo 2 November. Sewa modalnya 1 %% per 15 hari <b>ya</b>."},
                         {"sender": "CUSTOMER", "sent_at": "%1$s", "text": "Baik, terima kasih."}]""".formatted(start.toInstant())))
                .update();
        UUID plan = UUID.randomUUID();
        jdbc.sql("""
                insert into sampling_plan (id, version, name, team_id, period_from, period_to, channels, topics, quota, due_on,
                    created_by, created_at)
                values (?, 0, 'Sampel uji', ?, ?, ?, '{}', '{}', 5, ?, ?, now())""")
                .params(List.of(
                        plan,
                        team.id(),
                        day.withDayOfMonth(1),
                        day.withDayOfMonth(day.lengthOfMonth()),
                        day.plusDays(14),
                        team.leader().id()))
                .update();
        UUID sample = UUID.randomUUID();
        jdbc.sql("""
                insert into sample (id, seq, plan_id, interaction_id, agent_id, team_id, random, draw_position, reason, assignee_id,
                    due_on, chosen_by, chosen_at)
                values (:id, nextval('sampling_seq'), :plan, :interaction, :agent, :team, :random,
                    case when :random then 1 end, case when :random then null else 'CSAT rendah' end, :leader, :due, :leader, now())""")
                .param("id", sample)
                .param("plan", plan)
                .param("interaction", interaction)
                .param("agent", agent.id())
                .param("team", team.id())
                .param("random", random)
                .param("leader", team.leader().id())
                .param("due", day.plusDays(14))
                .update();
        return sample;
    }

    /** A draft in which everything is answered, without a fault: 100. */
    public UUID answered(TestOrganisation.Team team, UUID sample) {
        Viewer leader = viewer(team);
        UUID id = service.start(sample, leader);
        answer(id, 1, "yes", leader);
        answer(id, 2, "5", leader);
        answer(id, 3, "yes", leader);
        answer(id, 4, criterion(4).options().get(0).id().toString(), leader);
        return id;
    }

    /** Submitted with 2 of 5 for criterion 2, without anything that failed. */
    public UUID weak(TestOrganisation.Team team, UUID sample) {
        Viewer leader = viewer(team);
        UUID id = service.start(sample, leader);
        answer(id, 1, "yes", leader);
        answer(id, 2, "2", leader);
        answer(id, 3, "yes", leader);
        answer(id, 4, criterion(4).options().get(0).id().toString(), leader);
        service.submit(id, leader);
        return id;
    }

    /** Submitted without a fault. */
    public UUID conforming(TestOrganisation.Team team, UUID sample) {
        UUID id = answered(team, sample);
        service.submit(id, viewer(team));
        return id;
    }

    /** Submitted with a business-critical failure of criterion 3 and its finding: capped at 60. */
    public UUID nonconforming(TestOrganisation.Team team, UUID sample) {
        Viewer leader = viewer(team);
        UUID id = answered(team, sample);
        fail(id, leader);
        service.submit(id, leader);
        return id;
    }

    UUID fail(UUID id, Viewer leader) {
        drafts.save(id, criterion(3).id(), "no", "Tarif sewa modal salah", List.of(), 1, AtDesk.plain(), leader);
        drafts.addEvidence(id, criterion(3).id(), 2, "1 % per 15 hari", AtDesk.plain(), leader);
        return drafts.addFinding(
                id,
                new FindingForm(
                        criterion(3).id(),
                        FindingKind.WRONG_INFORMATION,
                        Severity.CRITICAL,
                        "Sewa modal 1 %",
                        "Sewa modal 1,2 % per 15 hari",
                        null),
                AtDesk.plain(),
                leader);
    }

    void answer(UUID id, int number, String code, Viewer leader) {
        drafts.save(id, criterion(number).id(), code, null, List.of(), 0, AtDesk.plain(), leader);
    }
}
