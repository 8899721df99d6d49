package id.binamutu.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.binamutu.interaction.ConversationMother;
import id.binamutu.people.TestOrganisation;
import id.binamutu.statistics.Interval;
import id.binamutu.testing.BinaMutuTest;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** However bad what a rule finds is, the estimate from random samples does not move. */
@BinaMutuTest
class TargetedOutsideTheEstimateTest {
    private static final YearMonth MONTH = YearMonth.of(2026, 10);

    @Autowired
    MockMvc mvc;

    @Autowired
    TestOrganisation organisation;

    @Autowired
    TestEvaluations evaluations;

    @Autowired
    ConversationMother conversations;

    @Autowired
    QualityFigures figures;

    @Autowired
    JdbcClient jdbc;

    @Test
    void estimateIntervalAndNumberStayWhenARuleAddsTerribleScores() throws Exception {
        TestOrganisation.Team team = organisation.team(1);
        evaluations.conforming(team, evaluations.sample(team));
        evaluations.nonconforming(team, evaluations.sample(team));
        Map<UUID, Interval> before = figures.perTeam(List.of(team.id()), MONTH);
        Interval agentBefore =
                figures.perAgent(team.id(), MONTH).get(team.agent().id()).quality();
        assertThat(before.get(team.id()).n()).isEqualTo(2);
        String channel = jdbc.sql("select channel from interaction where team_id = ? limit 1")
                .param(team.id())
                .query(String.class)
                .single();
        for (int i = 0; i < 3; i++) {
            conversations.conversation(
                    team.agent().id(),
                    Instant.parse("2026-10-20T03:00:00Z").plusSeconds(i * 600L),
                    channel,
                    1,
                    "Sewa modalnya 1 % per 15 hari, Bu.");
        }
        RequestPostProcessor leader = organisation.as(team.leader());
        String rule = mvc.perform(post("/sampling/rules")
                        .with(leader)
                        .with(csrf())
                        .param("name", "CSAT terendah")
                        .param("teamIds", team.id().toString())
                        .param("enabled", "true")
                        .param("maxCsat", "1")
                        .param("perAgent", "5")
                        .param("perRun", "5")
                        .param("dueWorkingDays", "5"))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        mvc.perform(post(rule + "/runs")
                        .with(leader)
                        .with(csrf())
                        .param("run", UUID.randomUUID().toString())
                        .param("from", "2026-10-20")
                        .param("to", "2026-10-20"))
                .andExpect(status().is3xxRedirection());
        List<UUID> targeted = jdbc.sql("select id from sample where team_id = ? and plan_id is null")
                .param(team.id())
                .query(UUID.class)
                .list();
        assertThat(targeted).hasSize(3);
        targeted.forEach(sample -> evaluations.nonconforming(team, sample));

        assertThat(figures.perTeam(List.of(team.id()), MONTH)).isEqualTo(before);
        AgentQuality agent = figures.perAgent(team.id(), MONTH).get(team.agent().id());
        assertThat(agent.quality()).isEqualTo(agentBefore);
        assertThat(agent.targeted()).isEqualTo(3);
        assertThat(figures.perWeek(List.of(team.id()), MONTH, 4).stream()
                        .mapToLong(week -> week.quality().n())
                        .sum())
                .isEqualTo(2);
    }
}
