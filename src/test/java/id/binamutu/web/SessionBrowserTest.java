package id.binamutu.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import id.binamutu.people.PersonName;
import id.binamutu.people.Role;
import id.binamutu.people.TestOrganisation;
import id.binamutu.testing.BrowserTest;
import id.binamutu.testing.Visitor;
import id.binamutu.testing.Visitors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BrowserTest
class SessionBrowserTest {
    @Autowired
    TestOrganisation organisation;

    @Test
    void whoIsIdleIsWarnedBeforeTheSessionEndsAndCanStay(Visitors visitors) {
        Visitor visitor = visitors.desktop();
        Page page = visitor.page();
        page.clock().install();
        visitor.signIn(organisation.person(Role.DOCUMENT_CONTROL)).open("/articles/new");
        Locator warning = page.locator("dialog#idle");
        assertThat(warning.isVisible()).isFalse();

        page.clock().fastForward("27:30");
        warning.waitFor();
        visitor.assertAccessible();
        page.click("dialog#idle [data-stay]");
        warning.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
    }

    @Test
    void whatWasTypedIsStillThereAfterSigningInAgain(Visitors visitors) {
        PersonName person = organisation.person(Role.DOCUMENT_CONTROL);
        Visitor visitor = visitors.desktop().signIn(person).open("/articles/new");
        Page page = visitor.page();
        page.fill("#title", "Tarif sewa modal KCA");
        page.locator("#title").blur();
        page.waitForTimeout(1000);
        page.context().clearCookies();

        visitor.open("/articles/new");
        page.fill("#login", person.employeeId());
        page.fill("#password", TestOrganisation.PASSWORD);
        page.click("main form button");
        page.waitForURL("**/articles/new**");
        assertThat(page.inputValue("#title")).isEqualTo("Tarif sewa modal KCA");
    }
}
