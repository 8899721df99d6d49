package id.binamutu.home;

import id.binamutu.people.PersonName;
import id.binamutu.people.Role;
import id.binamutu.people.TestOrganisation;
import id.binamutu.testing.BrowserTest;
import id.binamutu.testing.Visitor;
import id.binamutu.testing.Visitors;
import id.binamutu.worklist.NewWorkItem;
import id.binamutu.worklist.Worklist;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The first page of each role, as it looks with work to do. */
@BrowserTest
class FirstPagesJourneyTest {

    @Autowired
    private TestOrganisation organisation;

    @Autowired
    private Worklist worklist;

    @Autowired
    private Clock clock;

    @Test
    void everyRoleFindsItsWork(Visitors visitors) {
        TestOrganisation.Team team = organisation.team(10);
        waits(team.leader(), "hold-coaching", Duration.ofDays(-1));
        waits(team.leader(), "hold-coaching", Duration.ofMinutes(1));
        waits(team.leader(), "close-coaching", Duration.ofDays(3));
        waits(team.agent(), "write-commitment", Duration.ofDays(1));
        look(visitors.desktop().signIn(team.leader()), "home-leader");
        look(visitors.phone().signIn(team.agent()), "home-agent");
        look(visitors.desktop().signIn(organisation.person(Role.MANAGER)), "home-manager");
        look(visitors.desktop().signIn(organisation.person(Role.ADMIN)), "home-admin");
        look(visitors.desktop().signIn(organisation.person(Role.QUALITY_CONTROL)), "home-qc");
        Visitor coordinator = visitors.desktop().signIn(organisation.person(Role.COORDINATOR));
        coordinator
                .open("/oversight?period=2026-10")
                .assertAccessible()
                .assertFits()
                .pictures("oversight");
        coordinator.open("/account").page().check("#locale-en");
        coordinator.page().click("main form button");
        coordinator.open("/oversight?period=2026-10").assertFits().pictures("oversight-en");
        look(coordinator, "home-coordinator-en");
        visitors.phone()
                .signIn(team.leader())
                .open("/worklist")
                .assertAccessible()
                .assertFits()
                .pictures("home-worklist");
    }

    private static void look(Visitor visitor, String name) {
        visitor.open("/").assertAccessible().assertFits().pictures(name);
    }

    private void waits(PersonName person, String kind, Duration due) {
        worklist.open(new NewWorkItem(
                kind,
                UUID.randomUUID(),
                person.id(),
                null,
                3,
                List.of("Dimas Wijaya", "2"),
                "/coaching",
                clock.instant().plus(due)));
    }
}
