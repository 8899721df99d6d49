package id.binamutu.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import id.binamutu.people.PersonName;
import id.binamutu.people.Role;
import id.binamutu.people.TestOrganisation;
import id.binamutu.people.Viewer;
import id.binamutu.testing.BrowserTest;
import id.binamutu.testing.Visitor;
import id.binamutu.testing.Visitors;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A change from the draft to its publication, by two people, on every page that they meet. */
@BrowserTest
class ScorecardLifeJourneyTest {
    @Autowired
    TestOrganisation organisation;

    @Autowired
    TestScorecards made;

    @Autowired
    ScorecardService service;

    @Autowired
    BuilderService builder;

    @Autowired
    ScorecardReader reader;

    @Autowired
    Clock clock;

    @Test
    void aChangeIsSentComparedAndPublished(Visitors visitors) {
        PersonName sender = organisation.person(Role.QUALITY_CONTROL);
        Visitor quality = visitors.desktop().signIn(sender);
        ScorecardView first = made.published(made.channel());
        UUID draft = change(first, viewer(sender));
        String base = "/scorecards/versions/" + draft;

        look(quality.open(base + "/description"), "scorecard-scope");
        look(quality.open(base + "/submission"), "scorecard-send");
        quality.page().fill("#effectiveOn", LocalDate.now(clock).plusDays(7).toString());
        quality.page().fill("#reason", "Penutup sekarang dinilai, sesuai instruksi kerja yang baru.");
        quality.page().click("form[action$='/submission'] .btn-primary");
        look(quality, "scorecard-waiting");

        Visitor reviewer = visitors.desktop().signIn(organisation.person(Role.QUALITY_CONTROL));
        look(reviewer.open(base + "/review"), "scorecard-review");
        reviewer.page().fill("#note", "Bobot penutup terlalu besar.");
        reviewer.page().click("form[action$='/return'] .btn");
        look(quality.open(base + "/edit"), "scorecard-returned");
        assertThat(quality.page().textContent("main")).contains("Bobot penutup terlalu besar.");
        quality.open(base + "/submission").page().click("form[action$='/submission'] .btn-primary");
        reviewer.open(base + "/review").page().click("form[action$='/publication'] .btn-primary");
        look(reviewer, "scorecard-version");
        look(reviewer.open("/scorecards/" + first.scorecardId() + "/difference"), "scorecard-difference");
        look(reviewer.open(base + "/copy"), "scorecard-copy");
        look(reviewer.open("/scorecards/import"), "scorecard-import");
        look(reviewer.open(base + "/try-out"), "scorecard-tryout-choice");
    }

    private UUID change(ScorecardView first, Viewer by) {
        UUID draft = service.draft(first.scorecardId(), by);
        ScorecardView copy = reader.anyVersion(draft);
        UUID section = copy.sections().get(0).id();
        service.addCriterion(draft, section, TestScorecards.yesNo("Penutup dengan menawarkan bantuan lain", "2"));
        builder.removeCriterion(draft, copy.sections().get(1).criteria().get(2).id());
        builder.moveCriterion(draft, copy.sections().get(1).criteria().get(1).id(), true);
        return draft;
    }

    private static void look(Visitor visitor, String name) {
        visitor.assertAccessible().assertFits().pictures(name);
    }

    private static Viewer viewer(PersonName person) {
        return new Viewer(person.id(), person.employeeId(), person.name(), Set.of(Role.QUALITY_CONTROL), Set.of());
    }
}
