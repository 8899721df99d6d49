package id.binamutu.people;

import static org.assertj.core.api.Assertions.assertThat;

import id.binamutu.testing.BrowserTest;
import id.binamutu.testing.Visitor;
import id.binamutu.testing.Visitors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An administrator lets somebody in; that person chooses a password and finds the own team. */
@BrowserTest
class PeopleJourneyTest {

    @Autowired
    private TestOrganisation organisation;

    @Test
    void fromInitialPasswordToOwnTeam(Visitors visitors) {
        TestOrganisation.Team team = organisation.team(4);
        Visitor admin = visitors.desktop().signIn(organisation.person(Role.ADMIN));
        admin.open("/people?q=" + team.leader().employeeId())
                .assertAccessible()
                .assertFits()
                .pictures("people-index");
        admin.page().click("tbody a");
        admin.assertAccessible().assertFits().pictures("people-show");
        admin.page().click("form[action$=initial-password] button");
        String initial = admin.page().textContent("#password");
        admin.assertAccessible().pictures("people-initial-password");
        admin.open("/people/" + team.agent().id())
                .assertAccessible()
                .assertFits()
                .pictures("people-agent");
        admin.open("/people/new").assertAccessible().assertFits().pictures("people-new");
        admin.open("/people/" + team.agent().id() + "/edit").assertAccessible().pictures("people-edit");
        admin.open("/teams").assertAccessible().assertFits().pictures("people-teams");
        admin.open("/teams/" + team.id()).assertAccessible().assertFits().pictures("people-team");

        Visitor leader = visitors.phone();
        leader.open("/team").assertAccessible().assertFits().pictures("people-sign-in");
        leader.page().fill("#login", team.leader().employeeId());
        leader.page().fill("#password", initial);
        leader.page().click("main form button");
        leader.assertAccessible().assertFits().pictures("people-password");
        leader.page().fill("#present", initial);
        leader.page().fill("input#password", "payung biru di loteng");
        leader.page().fill("#repeat", "payung biru di loteng");
        leader.page().click("main form button");
        leader.open("/team").assertAccessible().assertFits().pictures("people-my-team");
        assertThat(leader.page().locator("tbody tr").count()).isEqualTo(4);
        leader.open("/account").assertAccessible().assertFits().pictures("people-account");
        leader.page().check("#locale-en");
        leader.page().check("#theme-dark");
        leader.page().click("main form button");
        leader.pictures("people-account-en");
        assertThat(leader.page().textContent("h1")).isEqualTo("My account");
        leader.open("/team").assertAccessible().pictures("people-my-team-en");
    }
}
