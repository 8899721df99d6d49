package id.binamutu.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import id.binamutu.evaluation.TestEvaluations;
import id.binamutu.people.TestOrganisation;
import id.binamutu.testing.BrowserTest;
import id.binamutu.testing.Visitor;
import id.binamutu.testing.Visitors;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A team leader listens, marks what was heard as evidence, and the agent hears just that on a phone. */
@BrowserTest
class ListeningJourneyTest {
    @Autowired
    TestOrganisation organisation;

    @Autowired
    TestEvaluations evaluations;

    @Autowired
    TestRecordings recordings;

    @Autowired
    JdbcClient jdbc;

    @Test
    void whatWasHeardIsEvidenceUntilTheAgentHearsIt(Visitors visitors) {
        TestOrganisation.Team team = organisation.team();
        UUID sample = evaluations.sample(team);
        recordings.keep(interaction(sample), Sounds.wav(30, 2, 16));
        evaluations.answered(team, sample);
        Visitor leader = visitors.desktop().signIn(team.leader()).open("/samples/" + sample + "/evaluation");
        Page page = leader.page();
        page.waitForSelector(".player-desk:not([hidden])");
        leader.assertAccessible().assertFits().pictures("recording-score");

        page.focus("fieldset[data-number='2'] input:checked");
        page.keyboard().press(".");
        assertThat(page.textContent("[data-now]")).isEqualTo("00.05");
        page.keyboard().press(">");
        page.keyboard().press(">");
        assertThat(page.getAttribute("[data-speed='1.5']", "aria-pressed")).isEqualTo("true");
        page.keyboard().press("p");
        page.waitForFunction("() => document.querySelector('.player audio').currentTime > 5.3");
        assertThat(number(page, "document.querySelector('.player audio').playbackRate"))
                .isEqualTo(1.5);
        page.keyboard().press("p");
        page.waitForFunction("() => document.querySelector('[data-toggle]').textContent === 'Putar'");
        page.keyboard().press(",");
        page.keyboard().press("[");
        assertThat(page.textContent(".told")).contains("Mulai di 00.0");
        page.keyboard().press(".");
        page.keyboard().press(".");
        page.keyboard().press("]");
        page.waitForSelector("fieldset[data-number='2'] .evidence .stretch");
        page.keyboard().press("m");
        page.waitForSelector("fieldset[data-number='2'] .evidence li:nth-child(2) .stretch");
        assertThat(page.isChecked("fieldset[data-number='2'] input[value='5']"))
                .as("the keys of the player answer nothing")
                .isTrue();
        page.click(".lane-name >> nth=1");
        assertThat(page.getAttribute(".lane-name >> nth=1", "aria-pressed")).isEqualTo("false");
        String stretch = page.textContent("fieldset[data-number='2'] .evidence .stretch >> nth=0");
        leader.assertAccessible().pictures("recording-evidence");

        page.click("#check");
        page.waitForURL("**/check");
        page.click("main form button:not([name])");
        page.waitForURL(url -> !url.endsWith("/check"));

        Visitor agent = visitors.phone().signIn(team.agent());
        agent.open("/evaluations").page().click(".own-list a");
        agent.page().waitForSelector(".player-desk:not([hidden])");
        agent.assertAccessible().assertFits().pictures("recording-read");
        assertThat(agent.page().textContent(".evidence")).contains(stretch.strip());
        agent.page().click("#all summary");
        agent.page().click(".evidence .stretch >> nth=0");
        agent.page().waitForFunction("() => !document.querySelector('.player audio').paused");
        // It stops by itself where the stretch ends.
        agent.page().waitForFunction("() => document.querySelector('.player audio').paused");
        assertThat(number(agent.page(), "document.querySelector('.player audio').currentTime"))
                .isBetween(9.0, 14.0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"tone-stereo.opus.ogg", "tone.vorbis.ogg", "tone.mp3", "tone.m4a", "tone.aac", "tone-mulaw.wav"})
    void everyKindIsPlayedAndDrawn(String name, Visitors visitors) {
        TestOrganisation.Team team = organisation.team();
        UUID interaction = interaction(evaluations.sample(team));
        recordings.keep(interaction, Sounds.file(name));
        Visitor leader = visitors.desktop().signIn(team.leader()).open("/interactions/" + interaction);
        Page page = leader.page();

        page.click("[data-toggle]");
        page.waitForFunction("() => document.querySelector('.player audio').currentTime > 0.2");
        page.waitForFunction("() => document.querySelector('.wave path').getAttribute('d').length > 2000");
        assertThat(page.textContent(".told")).isEmpty();
    }

    @Test
    void conversationWithARecordingFitsAndFollows(Visitors visitors) {
        TestOrganisation.Team team = organisation.team();
        UUID interaction = interaction(evaluations.sample(team));
        recordings.keep(interaction, Sounds.wav(20));
        Visitor leader = visitors.desktop().signIn(team.leader()).open("/interactions/" + interaction);
        leader.page().waitForSelector(".player-desk:not([hidden])");
        leader.assertAccessible().assertFits().pictures("recording-conversation");

        leader.page().click("#m2 .play-from");
        leader.page().waitForSelector(".spoken");

        leader.open("/recordings").assertAccessible().assertFits().pictures("recording-upload");
        leader.open("/interactions/" + interaction + "/recording")
                .assertAccessible()
                .assertFits();
    }

    @Test
    void withoutScriptsTheBrowsersOwnPlayerIsThere(Visitors visitors) {
        TestOrganisation.Team team = organisation.team();
        UUID interaction = interaction(evaluations.sample(team));
        recordings.keep(interaction, Sounds.wav(2));
        Visitor leader = visitors.desktop().signIn(team.leader());
        Browser browser = leader.page().context().browser();
        try (var context = browser.newContext(new Browser.NewContextOptions()
                .setJavaScriptEnabled(false)
                .setStorageState(leader.page().context().storageState()))) {
            Page page = context.newPage();
            page.navigate(origin(leader.page()) + "/interactions/" + interaction);
            page.waitForLoadState(LoadState.LOAD);

            assertThat(page.isVisible(".player audio[controls]")).isTrue();
            assertThat(page.isVisible(".player-desk")).isFalse();
        }
    }

    private UUID interaction(UUID sample) {
        return jdbc.sql("select interaction_id from sample where id = ?")
                .param(sample)
                .query(UUID.class)
                .single();
    }

    private static double number(Page page, String expression) {
        return ((Number) page.evaluate("() => " + expression)).doubleValue();
    }

    private static String origin(Page page) {
        return (String) page.evaluate("() => location.origin");
    }
}
