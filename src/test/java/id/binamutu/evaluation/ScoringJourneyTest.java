package id.binamutu.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import id.binamutu.people.TestOrganisation;
import id.binamutu.testing.BrowserTest;
import id.binamutu.testing.Visitor;
import id.binamutu.testing.Visitors;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A team leader scores with the keyboard alone; the agent reads it on a phone. */
@BrowserTest
class ScoringJourneyTest {
    @Autowired
    TestOrganisation organisation;

    @Autowired
    TestEvaluations made;

    @Test
    void aSampleIsScoredByKeysAndReadOnAPhone(Visitors visitors) {
        TestOrganisation.Team team = organisation.team();
        UUID first = made.sample(team);
        made.sample(team, team.agents().get(1), false, TestEvaluations.DAY.plusDays(1));
        Visitor leader = visitors.desktop().signIn(team.leader());
        Page page = leader.page();

        leader.open("/evaluations").assertAccessible().assertFits().pictures("evaluation-queue");
        page.click("main a[href$='/evaluation'] >> nth=0");
        page.waitForSelector("html.scripts fieldset.here");
        assertThat(page.url()).endsWith("/edit");

        page.keyboard().press("y");
        page.keyboard().press("4");
        page.keyboard().press("n");
        saved(page);
        assertThat(page.textContent("#answered")).isEqualTo("3");
        assertThat(page.textContent("#critical")).contains("1 kritis bisnis");
        assertThat(page.textContent("#effects")).contains("Kritis bisnis: nilai");
        // What failed and wants more keeps the page at it.
        page.keyboard().press("c");
        page.keyboard().type("Tarif sewa modal salah");
        page.keyboard().press("Escape");
        page.keyboard().press("e");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        page.waitForSelector("#m2 .marks-of, #m3 .marks-of");
        page.keyboard().press("f");
        page.selectOption("#severity", "CRITICAL");
        page.fill("#said", "Sewa modal 1 % per 15 hari");
        page.click("#finding .btn-primary");
        page.waitForSelector("#finding .problem:not([hidden])");
        page.fill("#correct", "Sewa modal 1,2 % per 15 hari");
        page.click("#finding .btn-primary");
        page.waitForSelector("fieldset .finding");
        saved(page);
        leader.assertAccessible().assertFits().pictures("score");
        page.emulateMedia(
                new Page.EmulateMediaOptions().setColorScheme(com.microsoft.playwright.options.ColorScheme.DARK));
        page.evaluate("() => document.documentElement.setAttribute('data-bs-theme', 'dark')");
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "pictures", "score-1280-dark.png")));
        leader.assertAccessible();
        page.evaluate("() => document.documentElement.setAttribute('data-bs-theme', 'light')");

        page.keyboard().press("?");
        page.waitForSelector("#help[open]");
        leader.assertAccessible();
        page.keyboard().press("Escape");
        page.focus("fieldset.crit:nth-of-type(1) input[type=radio]");

        // Without a connection nothing is lost, and all of it arrives when it is back.
        page.context().setOffline(true);
        page.check("fieldset[data-number='4'] input >> nth=1", new Page.CheckOptions().setForce(true));
        page.waitForFunction(
                "() => document.getElementById('save-state').textContent.includes('Tidak tersambung – 1 menunggu')");
        page.context().setOffline(false);
        saved(page);

        page.focus("fieldset[data-number='4'] input:checked");
        page.keyboard().press("s");
        page.waitForURL("**/check");
        leader.assertAccessible().assertFits().pictures("evaluation-check");
        page.keyboard().press("Enter");
        page.waitForURL("**/edit");
        assertThat(page.textContent(".desk-head")).contains("Terarah");

        Visitor agent = visitors.phone().signIn(team.agent());
        agent.open("/evaluations").assertAccessible().assertFits();
        agent.page().click(".own-list a");
        agent.assertAccessible().assertFits().pictures("evaluation-read");
        assertThat(agent.page().textContent("main")).contains("Sewa modal 1,2 % per 15 hari");
        agent.page().fill("#comment", "Baik, saya pelajari lagi.");
        agent.page().click("#acknowledgement button");
        assertThat(agent.page().textContent("#acknowledgement")).contains("Sudah diketahui");

        leader.open("/evaluations?tab=submitted")
                .assertAccessible()
                .assertFits()
                .pictures("evaluation-list");
        page.click("tbody a");
        page.click("a[href$='/correction']");
        leader.assertAccessible().assertFits().pictures("evaluation-correction");
        assertThat(first).isNotNull();
    }

    private static void saved(Page page) {
        page.waitForFunction("() => document.getElementById('save-state').textContent.startsWith('Tersimpan')");
    }
}
