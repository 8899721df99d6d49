package id.binamutu.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import id.binamutu.people.TestOrganisation;
import id.binamutu.people.TestOrganisation.Team;
import id.binamutu.testing.BrowserTest;
import id.binamutu.testing.Visitor;
import id.binamutu.testing.Visitors;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A team leader looks for what was said, reads it, and finds nothing with other words. */
@BrowserTest
class SearchBrowserTest {

    @Autowired
    TestOrganisation organisation;

    @Autowired
    ConversationMother mother;

    @Autowired
    JdbcClient jdbc;

    @Test
    void wordsAreFoundReadAndMissed(Visitors visitors) {
        Team team = organisation.team();
        Visitor leader = visitors.desktop().signIn(team.leader());
        leader.open("/interactions").assertAccessible().assertFits().pictures("search-empty");
        for (int i = 0; i < 40; i++) {
            mother.conversation(
                    team.agents().get(i % 3).id(),
                    Instant.parse("2026-10-07T02:00:00Z").plusSeconds(5_000L * i),
                    i % 2 == 0 ? "chat" : "whatsapp",
                    1 + i % 5,
                    "Baik Ibu, untuk perpanjangan gadai emasnya bisa dilakukan lewat aplikasi atau di cabang terdekat."
                            + " Kalau mau memperpanjang sekarang, siapkan nomor kredit dan uang sewa modalnya ya Bu.");
        }
        leader.open("/interactions?q=perpanjang+gadai&by=agent")
                .assertAccessible()
                .assertFits()
                .pictures("search-hits");
        leader.page().click(".hit a");
        leader.assertAccessible().assertFits();
        assertThat(leader.page().textContent("#marks-place")).isEqualTo("Temuan 1 dari 3");
        leader.page().click("#marks [data-step='1']");
        assertThat(leader.page().textContent("#marks-place")).isEqualTo("Temuan 2 dari 3");
        assertThat(leader.page().locator("mark.here").count()).isEqualTo(1);
        leader.pictures("search-conversation");
        leader.open("/interactions?q=perpanjang&csat=3&channel=email")
                .assertAccessible()
                .assertFits()
                .pictures("search-nothing");

        jdbc.sql("update person set theme = 'dark' where id = ?")
                .param(team.leader().id())
                .update();
        Visitor phone = visitors.phone().signIn(team.leader());
        phone.open("/interactions?q=perpanjang+gadai")
                .assertAccessible()
                .assertFits()
                .pictures("search-hits-dark");
        phone.page().click(".hit a");
        phone.assertAccessible().assertFits().pictures("search-conversation-dark");
    }
}
