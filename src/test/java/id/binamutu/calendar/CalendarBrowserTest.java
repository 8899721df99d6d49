package id.binamutu.calendar;

import id.binamutu.people.Role;
import id.binamutu.people.TestOrganisation;
import id.binamutu.testing.BrowserTest;
import id.binamutu.testing.Visitor;
import id.binamutu.testing.Visitors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The year's days off as the coordinator keeps them. */
@BrowserTest
class CalendarBrowserTest {
    @Autowired
    TestOrganisation organisation;

    @Test
    void coordinatorLooksAtTheYearAndAddsADayOfTheCentre(Visitors visitors) {
        Visitor coordinator = visitors.desktop().signIn(organisation.person(Role.COORDINATOR));

        coordinator.open("/calendar?year=2026").assertAccessible().assertFits().pictures("calendar");
        coordinator.open("/calendar/days/new?year=2079").assertAccessible().assertFits();
        coordinator.page().fill("#day", "2079-03-06");
        coordinator.page().click("main form .btn-primary");
        coordinator.assertAccessible().assertFits().pictures("calendar-refused");
        coordinator.page().fill("#name", "Ulang tahun kantor");
        coordinator.page().fill("#reason", "Surat direksi");
        coordinator.page().click("main form .btn-primary");
        coordinator.page().click("tbody a[href*='/calendar/days/']");
        coordinator.assertAccessible().assertFits().pictures("calendar-edit");
        coordinator.open("/calendar/import").assertAccessible().assertFits().pictures("calendar-import");
    }
}
