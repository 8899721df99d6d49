package id.binamutu.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import id.binamutu.people.TestOrganisation;
import id.binamutu.sampling.PlanMother;
import id.binamutu.testing.BrowserTest;
import id.binamutu.testing.Visitor;
import id.binamutu.testing.Visitors;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BrowserTest
class LiveBrowserTest {

    @Autowired
    LiveConversations live;

    @Autowired
    TestOrganisation organisation;

    @Autowired
    PlanMother plans;

    @Autowired
    Clock clock;

    @Test
    void teamLeaderWatchesReadsAlongAndTakesASample(Visitors visitors) {
        TestOrganisation.Team team = organisation.team();
        plans.plan(team, 1);
        Visitor leader = visitors.desktop().signIn(team.leader()).open("/live");
        Page page = leader.page();
        page.locator("[data-kind=connected]").waitFor();
        assertThat(page.locator("#live-empty").isVisible()).isTrue();

        // It began in the month of the plan, and its customer has only just asked something.
        TalkMother talk = new TalkMother(team.agent().id(), Instant.parse("2026-10-20T03:00:00Z"));
        int now = (int) (clock.instant().getEpochSecond() - talk.startedAt.getEpochSecond());
        live.receive(talk.begins(talk.customer(now - 100, "Halo, taksiran emas berapa?")));
        Locator row = page.locator("#live-rows tr", new Page.LocatorOptions().setHasText(talk.id));
        row.waitFor();
        assertThat(page.locator("#live-empty").isVisible()).isFalse();

        Locator wait = row.locator("[data-wait]");
        String before = wait.textContent();
        page.waitForTimeout(2500);
        assertThat(wait.textContent())
                .as("time goes on by itself")
                .isNotEqualTo(before)
                .startsWith("Mulai lama");

        row.locator("a").focus();
        TalkMother older = new TalkMother(team.agents().get(1).id(), talk.startedAt);
        live.receive(older.begins(older.customer(now - 400, "Ada orang?"), older.customer(now - 350, "Halo?")));
        page.locator("#live-rows tr:first-child", new Page.LocatorOptions().setHasText(older.id))
                .waitFor();
        assertThat(page.evaluate("() => document.activeElement.textContent"))
                .as("the focus stays although the row moved")
                .isEqualTo(talk.id);
        assertThat(page.locator("#live-sum").textContent())
                .contains("2 percakapan berjalan", "1 menunggu terlalu lama");
        leader.assertAccessible().assertFits().pictures("live");

        live.receive(talk.goesOn(talk.agent(now - 20, "Selamat siang Kak")));
        page.locator("#live-rows tr", new Page.LocatorOptions().setHasText("Selamat siang Kak"))
                .waitFor();

        row.locator("a").click();
        page.locator("[data-kind=connected]").waitFor();
        live.receive(talk.goesOn(talk.customer(now - 5, "Kalung 5 gram")));
        page.locator("#talk .msg", new Page.LocatorOptions().setHasText("Kalung 5 gram"))
                .waitFor();
        leader.assertAccessible().assertFits().pictures("live-show");

        page.fill("#reason", "Taksiran perlu didengar");
        page.click("#reserve button");
        page.locator("aside", new Page.LocatorOptions().setHasText("Taksiran perlu didengar"))
                .waitFor();
        page.locator("[data-kind=connected]").waitFor();
        live.receive(talk.ends(now, talk.agent(now - 2, "Baik, Kak")));
        Locator scoring = page.locator("#live-ended a[href$=evaluation]");
        scoring.waitFor();
        leader.assertAccessible().pictures("live-ended");
        assertThat(page.locator("#live-ended a").first().getAttribute("href")).startsWith("/interactions/");

        leader.open("/live");
        live.receive(older.ends(now));
        page.locator("#live-empty").waitFor();
        assertThat(page.locator("#live-rows tr").count()).isZero();
    }

    @Test
    void brokenConnectionIsSaidAndMadeAgain(Visitors visitors) {
        TestOrganisation.Team team = organisation.team();
        Visitor leader = visitors.phone().signIn(team.leader()).open("/live");
        Page page = leader.page();
        page.locator("[data-kind=connected]").waitFor();
        page.context().setOffline(true);
        page.evaluate("() => window.dispatchEvent(new Event('offline'))");
        page.locator("[data-kind=lost]").waitFor();

        TalkMother talk = new TalkMother(team.agent().id(), clock.instant().minusSeconds(5));
        live.receive(talk.begins(talk.customer(0, "Halo")));
        page.context().setOffline(false);
        page.locator("#live-rows tr", new Page.LocatorOptions().setHasText(talk.id))
                .waitFor();
        page.locator("[data-kind=connected]").waitFor();
        page.locator("[data-kind=lost]").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
        leader.assertFits();
    }
}
