package id.binamutu.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import id.binamutu.evaluation.TestEvaluations;
import id.binamutu.people.PersonName;
import id.binamutu.people.Role;
import id.binamutu.people.TestOrganisation;
import id.binamutu.people.TestOrganisation.Team;
import id.binamutu.testing.BrowserTest;
import id.binamutu.testing.Visitor;
import id.binamutu.testing.Visitors;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A dispute through its stages, and an evaluator's error put right, as people at desks and phones go through them. */
@BrowserTest
class DisputeBrowserTest {
    @Autowired
    TestOrganisation organisation;

    @Autowired
    TestEvaluations made;

    @Test
    void anAgentDisputesAndIsRightInTheSecondStage(Visitors visitors) {
        Team team = organisation.team();
        PersonName coordinator = organisation.person(Role.COORDINATOR);
        PersonName controller = organisation.person(Role.QUALITY_CONTROL);
        UUID evaluation = made.nonconforming(team, made.sample(team));
        UUID third = made.criterion(3).id();

        Visitor agent = visitors.phone().signIn(team.agent());
        agent.open("/evaluations/" + evaluation).assertAccessible().assertFits().pictures("dispute-evaluation-before");
        agent.page().click("#dispute a.btn");
        agent.assertAccessible().assertFits().pictures("dispute-new");
        agent.page().fill("#reason-" + third, "Tarif 1 % berlaku untuk promo bulan ini, lihat brosur.");
        agent.page().click("main form .btn-primary");
        agent.assertAccessible().assertFits().pictures("dispute-new-refused");
        agent.page().selectOption("#proposed-" + third, "yes");
        agent.page().click("main form .btn-primary");
        agent.assertAccessible().assertFits().pictures("dispute-submitted");
        String dispute = agent.page().url().replaceAll(".*(?=/disputes/)", "");

        Visitor evaluator = visitors.desktop().signIn(team.leader());
        evaluator.open(dispute).assertAccessible().assertFits().pictures("dispute-decide");
        evaluator.page().check("#ruling-" + third + "-DECLINED");
        evaluator.page().fill("#reason-" + third, "Promo itu baru berlaku bulan depan.");
        evaluator.page().click("form[action$='/decision'] .btn-primary");
        evaluator.assertAccessible().assertFits();

        agent.open(dispute).assertAccessible().assertFits().pictures("dispute-answered");
        agent.page().fill("#words", "Brosur menyebut tanggal 15 bulan ini.");
        agent.page().click("form[action$='/appeal'] .btn-primary");
        agent.assertAccessible().assertFits();

        Visitor second = visitors.desktop().signIn(coordinator);
        second.open(dispute).assertAccessible().assertFits().pictures("dispute-decide-second");
        second.page().check("#ruling-" + third + "-ACCEPTED");
        second.page().fill("#reason-" + third, "Brosur memang menyebut tanggal itu.");
        second.page().click("form[action$='/decision'] .btn-primary");
        second.assertAccessible().assertFits().pictures("dispute-closed");

        agent.open("/evaluations/" + evaluation).assertAccessible().assertFits().pictures("dispute-evaluation-old");
        agent.page().click(".notice.bad a");
        agent.assertAccessible().assertFits().pictures("dispute-evaluation-new");
        assertThat(agent.page().textContent("#versions")).contains("Versi 2", "Brosur memang menyebut");

        Visitor quality = visitors.desktop().signIn(controller);
        quality.open("/disputes").assertAccessible().assertFits().pictures("disputes");
        quality.open("/disputes/figures").assertAccessible().assertFits().pictures("dispute-figures");
    }

    @Test
    void anEvaluatorsErrorIsPutRightByTwo(Visitors visitors) {
        Team team = organisation.team();
        PersonName controller = organisation.person(Role.QUALITY_CONTROL);
        UUID evaluation = made.conforming(team, made.sample(team));
        UUID third = made.criterion(3).id();

        Visitor evaluator = visitors.desktop().signIn(team.leader());
        evaluator.open("/evaluations/" + evaluation);
        evaluator.page().click("#dispute a[href$='/amendments/new']");
        evaluator.assertAccessible().assertFits().pictures("amendment-new");
        evaluator.page().selectOption("#answer-" + third, "no");
        evaluator.page().fill("#words", "Saya salah dengar tarifnya.");
        evaluator.page().click("main form .btn-primary");
        evaluator.assertAccessible().assertFits().pictures("amendment-new-refused");
        evaluator.page().fill("#comment-" + third, "Tarif yang disebut sudah lama.");
        evaluator.page().click("main form .btn-primary");
        evaluator.assertAccessible().assertFits().pictures("amendment-proposed");
        String amendment = evaluator.page().url().replaceAll(".*(?=/amendments/)", "");

        Visitor quality = visitors.desktop().signIn(controller);
        quality.open("/amendments").assertAccessible().assertFits().pictures("amendments");
        quality.open(amendment).assertAccessible().assertFits().pictures("amendment-decide");
        quality.page().click("form[action$='/approval'] .btn-primary");
        quality.assertAccessible().assertFits();

        Visitor agent = visitors.phone().signIn(team.agent());
        agent.open(quality.page().url().replaceAll(".*(?=/evaluations/)", ""));
        agent.assertAccessible().assertFits().pictures("amendment-told");
        assertThat(agent.page().textContent("#dispute")).contains("menambah kesalahan pada butir 3", "Ajukan banding");
    }
}
