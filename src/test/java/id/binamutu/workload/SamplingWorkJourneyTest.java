package id.binamutu.workload;

import static org.assertj.core.api.Assertions.assertThat;

import id.binamutu.evaluation.TestEvaluations;
import id.binamutu.interaction.ConversationMother;
import id.binamutu.people.Role;
import id.binamutu.people.TestOrganisation;
import id.binamutu.testing.BrowserTest;
import id.binamutu.testing.Visitor;
import id.binamutu.testing.Visitors;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A rule finds conversations, the calculator says what a quota is worth, the coordinator moves work. */
@BrowserTest
class SamplingWorkJourneyTest {
    @Autowired
    TestOrganisation organisation;

    @Autowired
    TestEvaluations evaluations;

    @Autowired
    ConversationMother conversations;

    @Autowired
    Clock clock;

    @Test
    void fromRuleToMovedWork(Visitors visitors) {
        TestOrganisation.Team team = organisation.team(3);
        TestOrganisation.Team other = organisation.team(1);
        for (int i = 0; i < 6; i++) {
            conversations.conversation(
                    team.agents().get(i % 3).id(),
                    clock.instant().minus(2 + i, ChronoUnit.HOURS),
                    "chat",
                    1 + i % 3,
                    "Mohon maaf, sistem kami sedang lambat.");
        }
        Visitor leader = visitors.desktop().signIn(team.leader());
        leader.open("/sampling/rules").assertAccessible().assertFits();
        leader.open("/sampling/rules/new").assertAccessible().assertFits();
        leader.page().fill("#name", "CSAT rendah");
        leader.page().fill("#maxCsat", "2");
        leader.page().fill("#words", "lambat");
        leader.page().click("button[hx-post]");
        leader.page().waitForSelector("#preview table");
        leader.assertAccessible().assertFits().pictures("sampling-rule-preview");
        assertThat(leader.page().url()).endsWith("/sampling/rules/new");
        leader.page().click("main form button >> nth=0");
        leader.page().waitForSelector("#run");
        leader.page().click("#run button >> nth=0");
        leader.page().waitForSelector("#chosen");
        leader.assertAccessible().assertFits().pictures("sampling-rule");
        leader.open("/sampling/rules").assertAccessible().assertFits().pictures("sampling-rules");

        leader.open("/sampling/size").assertAccessible().assertFits();
        leader.page().fill("#perAgent", "9");
        leader.page().press("#perAgent", "Tab");
        leader.page().waitForSelector("#size-levels th:has-text('Kuota 9')");
        assertThat(leader.page().url()).contains("perAgent=9");
        leader.assertAccessible().assertFits().pictures("sampling-size");
        leader.open("/sampling/new");
        leader.page().fill("#name", "Belum disimpan");
        leader.page().click("details.sheet summary:has-text('Berapa yang cukup')");
        leader.page().waitForSelector("#size-levels");
        leader.assertAccessible().assertFits().pictures("sampling-new-size");
        assertThat(leader.page().inputValue("#name")).isEqualTo("Belum disimpan");

        LocalDate today = LocalDate.now(clock);
        for (int i = 0; i < 6; i++) {
            evaluations.sample(team, team.agents().get(i % 3), true, today.minusDays(10 + i));
        }
        evaluations.conforming(team, evaluations.sample(team, team.agent(), true, today.minusDays(14)));
        evaluations.sample(team, team.agent(), true, today.minusDays(16));
        Visitor coordinator = visitors.desktop().signIn(organisation.person(Role.COORDINATOR));
        coordinator.open("/workload").assertAccessible().assertFits().pictures("workload");
        coordinator
                .open("/workload/moves/new?oldest=3&from=" + team.leader().id())
                .assertAccessible()
                .assertFits()
                .pictures("workload-move");
        coordinator.page().selectOption("#to", other.leader().id().toString());
        coordinator.page().fill("#reason", "Cuti tahunan");
        coordinator.page().click("main form[method=post] button");
        coordinator.page().waitForSelector("dl.facts");
        coordinator.assertAccessible().assertFits().pictures("workload-moved");
        Visitor helper = visitors.phone().signIn(other.leader());
        helper.open("/workload").assertAccessible().assertFits();
        helper.open("/evaluations").assertAccessible();
        helper.page().click("tbody a.btn >> nth=0");
        helper.page().waitForSelector("#form-pane");
        assertThat(helper.page().url()).contains("/edit");
    }
}
