package id.binamutu.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import id.binamutu.people.TestOrganisation;
import id.binamutu.scorecard.LongScorecards;
import id.binamutu.scorecard.TestScorecards;
import id.binamutu.testing.BrowserTest;
import id.binamutu.testing.Visitor;
import id.binamutu.testing.Visitors;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The page on which team leaders spend their day: quick by keyboard, and nothing is lost whatever happens around it. */
@BrowserTest
class DeskJourneyTest {
    @Autowired
    TestOrganisation organisation;

    @Autowired
    TestEvaluations made;

    @Autowired
    TestScorecards scorecards;

    @Autowired
    LongScorecards longScorecards;

    @Test
    void aPractisedTeamLeaderNeedsFewKeys(Visitors visitors) {
        TestOrganisation.Team team = organisation.team();
        String channel = scorecards.channel();
        longScorecards.twenty(channel);
        UUID sample = made.sample(team, team.agent(), true, TestEvaluations.DAY, channel);
        Page page = visitors.desktop().signIn(team.leader()).page();
        Hands hands = new Hands(page);
        page.navigate("/samples/" + sample + "/evaluation");
        ready(page);

        hands.press("y", "y", "4", "y", "5", "y");
        // The seventh fails: words of a message are quoted, then it is explained.
        hands.press("n", "e", "2", "ArrowRight", "ArrowRight", "Shift+ArrowRight", "Enter", "c");
        hands.type("Tanggal jatuh tempo disebut tanpa tahun");
        hands.press("Enter");
        hands.press("y", "4", "y", "y");
        hands.press("n", "e", "3", "Enter", "c");
        hands.type("Percakapan ditutup tanpa salam");
        hands.press("Enter");
        hands.press("y", "y", "5");
        hands.press("n", "c");
        hands.type("Tidak menawarkan bantuan lain");
        hands.press("Enter");
        hands.press("y", "y", "4", "y");
        hands.press("s");
        page.waitForURL("**/check");
        assertThat(page.textContent("main")).doesNotContain("Masih ada");
        hands.press("Enter");
        page.waitForURL("**/evaluations");

        assertThat(page.navigate("/evaluations?tab=submitted").text())
                .contains(team.agent().name());
        System.out.printf(
                "Practised team leader: 20 criteria, 3 comments, 2 evidences: %d keys, %d clicks"
                        + " (%d typed letters of comments not counted)%n",
                hands.keys, hands.clicks, hands.letters);
        assertThat(hands.keys + hands.clicks).isLessThanOrEqualTo(45);
    }

    @Test
    void whatIsDoneWithoutAConnectionArrivesLater(Visitors visitors) {
        TestOrganisation.Team team = organisation.team();
        Visitor leader = scoring(visitors, team);
        Page page = leader.page();
        String address = page.url();
        page.keyboard().press("y");
        state(page, "Tersimpan");

        page.context().setOffline(true);
        page.keyboard().press("4");
        page.keyboard().press("n");
        page.keyboard().press("c");
        page.keyboard().type("Tarif salah");
        page.keyboard().press("Escape");
        page.keyboard().press("e");
        page.keyboard().press("2");
        page.keyboard().press("Enter");
        page.keyboard().press("f");
        page.fill("#said", "Sewa modal 1 %");
        page.fill("#correct", "Sewa modal 1,2 %");
        page.click("#finding .btn-primary");
        state(page, "Tidak tersambung – 4 menunggu");
        page.waitForSelector(".finding.unsent");
        page.waitForSelector(".evidence li.unsent");
        leader.assertAccessible().assertFits().pictures("score-offline");

        // Not even closing the page loses it: it waits in the browser.
        Page again = page.context().newPage();
        page.close(new Page.CloseOptions().setRunBeforeUnload(false));
        page.context().setOffline(false);
        again.navigate(address);
        ready(again);
        again.click("#desk-banner [data-take]");
        again.waitForSelector("#desk-banner", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.HIDDEN));
        ready(again);
        state(again, "Tersimpan");
        again.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }");
        again.reload();
        Locator third = again.locator("fieldset[data-number='3']");
        assertThat(again.isChecked("fieldset[data-number='2'] input[value='4']"))
                .isTrue();
        assertThat(third.locator("input[value=no]").isChecked()).isTrue();
        assertThat(third.locator("textarea[form=scoring]").inputValue()).isEqualTo("Tarif salah");
        assertThat(third.locator(".evidence li").count()).isEqualTo(1);
        assertThat(third.locator(".finding").count()).isEqualTo(1);
    }

    @Test
    void anEndedSessionLeadsBackToTheCriterionAndSendsWhatWaits(Visitors visitors) {
        TestOrganisation.Team team = organisation.team();
        Visitor leader = scoring(visitors, team);
        Page page = leader.page();
        String address = page.url();
        page.keyboard().press("y");
        state(page, "Tersimpan");

        page.context().clearCookies();
        page.keyboard().press("3");
        state(page, "Sesi berakhir – 1 menunggu");
        leader.assertAccessible();

        // Whoever else signs in at this browser sends nothing of it.
        TestOrganisation.Team others = organisation.team();
        Page elsewhere = page.context().newPage();
        signIn(elsewhere, others.leader().employeeId());
        page.bringToFront();
        page.evaluate("() => window.dispatchEvent(new Event('focus'))");
        state(page, "Orang lain yang masuk – 1 isian Anda menunggu");
        page.context().clearCookies();

        page.click("#save-state a");
        page.waitForURL("**/sign-in**");
        page.fill("#login", team.leader().employeeId());
        page.fill("#password", TestOrganisation.PASSWORD);
        page.click("main form button");
        page.waitForURL(address + "**");
        ready(page);
        state(page, "Tersimpan");
        assertThat(page.getAttribute("fieldset.here", "data-number")).isEqualTo("3");
        page.reload();
        assertThat(page.isChecked("fieldset[data-number='2'] input[value='3']")).isTrue();
    }

    @Test
    void signingInInAnotherTabIsEnough(Visitors visitors) {
        TestOrganisation.Team team = organisation.team();
        Page page = scoring(visitors, team).page();
        page.context().clearCookies();
        page.keyboard().press("n");
        state(page, "Sesi berakhir – 1 menunggu");
        signIn(page.context().newPage(), team.leader().employeeId());
        page.bringToFront();
        state(page, "Tersimpan");
    }

    @Test
    void theSecondTabReadsUntilItTakesOver(Visitors visitors) {
        TestOrganisation.Team team = organisation.team();
        Visitor leader = scoring(visitors, team);
        Page one = leader.page();
        one.keyboard().press("y");
        state(one, "Tersimpan");
        Page other = one.context().newPage();
        other.navigate(one.url());
        ready(other);
        other.waitForSelector("#desk-banner:not([hidden])");
        other.keyboard().press("n");
        assertThat(other.isChecked("fieldset[data-number='2'] input[value='1']"))
                .isFalse();
        assertThat(other.isDisabled("fieldset[data-number='2'] input >> nth=0")).isTrue();
        other.screenshot(new Page.ScreenshotOptions()
                .setPath(java.nio.file.Path.of("target", "pictures", "score-second-tab-1280.png")));

        other.click("#desk-banner [data-take]");
        other.waitForSelector("#desk-banner", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.HIDDEN));
        ready(other);
        other.keyboard().press("2");
        state(other, "Tersimpan");
        one.bringToFront();
        one.keyboard().press("5");
        one.waitForSelector("#desk-banner:not([hidden])");
        one.click("#desk-banner [data-take]");
        one.waitForSelector("#desk-banner", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.HIDDEN));
        ready(one);
        // Both answers are known, and somebody chooses.
        one.waitForSelector("fieldset[data-number='2'] .conflict:not([hidden])");
        one.click("fieldset[data-number='2'] .conflict button >> nth=0");
        state(one, "Tersimpan");
        one.reload();
        assertThat(one.isChecked("fieldset[data-number='2'] input[value='5']")).isTrue();
    }

    @Test
    void evidenceLeadsBothWays(Visitors visitors) {
        TestOrganisation.Team team = organisation.team();
        Visitor leader = scoring(visitors, team);
        Page page = leader.page();
        page.click("fieldset[data-number='3'] label.no");
        page.evaluate("""
                () => {
                  const words = document.querySelector('#m2 .msg').firstChild;
                  const at = words.textContent.indexOf('1 % per 15 hari');
                  getSelection().setBaseAndExtent(words, at, words, at + '1 % per 15 hari'.length);
                }""");
        page.click("fieldset[data-number='3'] [data-evidence]");
        page.waitForSelector("#m2 .msg mark");
        assertThat(page.textContent("#m2 .msg mark")).isEqualTo("1 % per 15 hari");
        assertThat(page.textContent("fieldset[data-number='3'] .evidence")).contains("1 % per 15 hari");
        state(page, "Tersimpan");
        leader.assertAccessible().assertFits().pictures("score-evidence");

        page.click("fieldset[data-number='1'] label");
        page.click("#m2 .msg mark");
        assertThat(page.getAttribute("fieldset.here", "data-number")).isEqualTo("3");
        page.click("fieldset[data-number='3'] .evidence a");
        page.waitForSelector("#m2.shown");
        assertThat(page.evaluate("() => document.activeElement.closest('[data-position]')?.id"))
                .isEqualTo("m2");
        page.keyboard().press("Enter");
        assertThat(page.getAttribute("fieldset.here", "data-number")).isEqualTo("3");
    }

    @Test
    void everyKindIsAnsweredByKeysAndConditionsFollowAtOnce(Visitors visitors) {
        TestOrganisation.Team team = organisation.team();
        String channel = scorecards.channel();
        longScorecards.everyKind(channel);
        UUID sample = made.sample(team, team.agent(), true, TestEvaluations.DAY, channel);
        Visitor leader = visitors.desktop().signIn(team.leader()).open("/samples/" + sample + "/evaluation");
        Page page = leader.page();
        ready(page);
        assertThat(page.isVisible("fieldset[data-number='2']")).isFalse();

        // Even without a connection the second is asked once the first failed, and the page says what it wants.
        page.context().setOffline(true);
        page.keyboard().press("n");
        assertThat(page.isVisible("fieldset[data-number='2']")).isTrue();
        assertThat(page.textContent("fieldset[data-number='1'] .wanted")).contains("catatan", "penyebab", "bukti");
        page.context().setOffline(false);
        page.keyboard().press("w");
        page.keyboard().press("2");
        page.keyboard().press("Escape");
        page.keyboard().press("h");
        page.keyboard().press("j");
        page.keyboard().press("y");
        page.keyboard().press("-");
        page.keyboard().press("1");
        page.keyboard().press("3");
        page.keyboard().press("Enter");
        page.keyboard().type("12,5");
        page.keyboard().press("Enter");
        page.keyboard().press("n");
        state(page, "Tersimpan");
        assertThat(page.textContent("#effects")).contains("6. Kritis bisnis: nilai");
        leader.assertAccessible().assertFits().pictures("score-kinds");

        page.reload();
        ready(page);
        assertThat(page.isChecked("fieldset[data-number='1'] [data-cause] >> nth=1"))
                .isTrue();
        assertThat(page.isChecked("fieldset[data-number='3'] input[value='10']"))
                .isTrue();
        assertThat(page.locator("fieldset[data-number='4'] input:checked").count())
                .isEqualTo(2);
        assertThat(page.inputValue("fieldset[data-number='5'] input[type=text]"))
                .isEqualTo("12,5");
        page.evaluate("() => document.documentElement.setAttribute('data-bs-theme', 'dark')");
        leader.assertAccessible().pictures("score-kinds-dark");
        page.focus("fieldset[data-number='1'] input >> nth=1");
        page.keyboard().press("y");
        assertThat(page.isVisible("fieldset[data-number='2']")).isFalse();
        state(page, "Tersimpan");
    }

    private Visitor scoring(Visitors visitors, TestOrganisation.Team team) {
        UUID sample = made.sample(team);
        Visitor leader = visitors.desktop().signIn(team.leader()).open("/samples/" + sample + "/evaluation");
        ready(leader.page());
        return leader;
    }

    private static void signIn(Page page, String employeeId) {
        page.navigate("/sign-in");
        page.fill("#login", employeeId);
        page.fill("#password", TestOrganisation.PASSWORD);
        page.click("main form button");
    }

    private static void ready(Page page) {
        page.waitForSelector("html.scripts fieldset.here");
    }

    private static void state(Page page, String words) {
        page.waitForFunction("words => document.getElementById('save-state').textContent.includes(words)", words);
    }

    /** Counts what hands do, words of comments aside. */
    private static final class Hands {
        private final Page page;
        private int keys;
        private final int clicks = 0;
        private int letters;

        Hands(Page page) {
            this.page = page;
        }

        void press(String... pressed) {
            for (String key : pressed) {
                page.keyboard().press(key);
                keys++;
            }
        }

        void type(String words) {
            page.keyboard().type(words);
            letters += words.length();
        }
    }
}
