package id.binamutu.coaching;

import static org.assertj.core.api.Assertions.assertThat;

import id.binamutu.coaching.CoachingTestSupport.KnownFindings;
import id.binamutu.evaluation.Verdict;
import id.binamutu.people.TestOrganisation;
import id.binamutu.people.TestOrganisation.Team;
import id.binamutu.testing.BrowserTest;
import id.binamutu.testing.Visitor;
import id.binamutu.testing.Visitors;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** From finding to closure, as a team leader at a desk and an agent with a phone go through it. */
@BrowserTest
@Import(KnownFindings.class)
class CoachingBrowserTest {
    @Autowired
    TestOrganisation organisation;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Test
    void aFindingIsCoachedCommittedToAndClosed(Visitors visitors) {
        Team team = organisation.team();
        Visitor leader = visitors.desktop().signIn(team.leader());
        Visitor agent = visitors.phone().signIn(team.agent());

        leader.open("/articles/new").assertAccessible().assertFits();
        leader.page().fill("#title", "Tarif sewa modal KCA");
        leader.page().fill("#product", "KCA");
        leader.page().fill("#url", "https://pansol.contoh.id/artikel/kca-tarif");
        leader.page().fill("#validFrom", "2026-09-01");
        leader.page().click("main form .btn-primary");
        leader.assertAccessible().assertFits().pictures("article");
        UUID article = UUID.fromString(leader.page().url().replaceAll(".*/", ""));
        leader.open("/articles").assertAccessible().assertFits().pictures("articles");
        transaction.executeWithoutResult(status -> events.publishEvent(KnownFindings.found(
                team,
                team.agent(),
                Verdict.NONCONFORMING,
                article,
                clock.instant().truncatedTo(ChronoUnit.MICROS))));

        leader.open("/coaching").assertAccessible().assertFits().pictures("coaching-list");
        leader.page().click("tbody a");
        leader.assertAccessible().assertFits().pictures("coaching-open");
        leader.page().click("a[href$='/edit']");
        leader.assertAccessible().assertFits().pictures("coaching-edit");
        assertThat(leader.page().isChecked("#article-" + article))
                .as("the finding's article is chosen")
                .isTrue();
        leader.page().click("main form .btn-primary");
        leader.assertAccessible().assertFits().pictures("coaching-edit-refused");
        leader.page().selectOption("#rootCauseCategory", "KNOWLEDGE");
        leader.page().fill("#rootCause", "Masih memakai artikel tarif yang lama.");
        leader.page().fill("#reminder", "Buka artikel tarif sebelum menyebut angka.");
        leader.page().fill("#notes", "Membaca artikel tarif bersama, lalu berlatih menjawab tiga pertanyaan nasabah.");
        leader.page().click("main form .btn-primary");
        assertThat(leader.page().textContent("main")).contains("komitmen agen ditunggu");

        agent.open("/commitments").assertAccessible().assertFits();
        agent.page().click("tbody a");
        agent.assertAccessible().assertFits().pictures("sign");
        agent.page()
                .fill(
                        "#words",
                        "Saya akan membuka artikel tarif di Web Pansol sebelum menyebut angka, dan mengulang angka itu kepada nasabah.");
        agent.page().fill("#dueOn", LocalDate.now(clock).plusDays(7).toString());
        agent.page().click("button[formaction$='/draft']");
        assertThat(agent.page().inputValue("#words")).startsWith("Saya akan membuka artikel");
        agent.page().check("#consent");
        agent.page().fill("#password", "bukan-kata-sandi");
        agent.page().click("main form .btn-primary");
        agent.assertAccessible().assertFits().pictures("sign-refused");
        assertThat(agent.page().inputValue("#words")).startsWith("Saya akan membuka artikel");
        agent.page().check("#consent");
        agent.page().fill("#password", TestOrganisation.PASSWORD);
        agent.page().click("main form .btn-primary");
        agent.assertAccessible().assertFits().pictures("commitment");
        assertThat(agent.page().textContent(".signatures"))
                .contains(team.agent().name(), "Sah");

        leader.page().reload();
        leader.page().fill("#words", "Lima chat sesudahnya menyebut tarif yang benar.");
        leader.page().click("main form .btn-primary");
        leader.assertAccessible().assertFits().pictures("coaching-closed");
        assertThat(leader.page().textContent("main")).contains("sudah tuntas");
        agent.open("/coaching").assertAccessible().assertFits();
        agent.page().click("tbody a");
        agent.assertAccessible().assertFits();
    }
}
