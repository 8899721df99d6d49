package id.binamutu;

import id.binamutu.people.PersonName;
import id.binamutu.people.Role;
import id.binamutu.people.TestOrganisation;
import id.binamutu.testing.BrowserTest;
import id.binamutu.testing.Visitor;
import id.binamutu.testing.Visitors;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Opens every page of {@code src/test/resources/statements} as its role, on a desktop and on a phone. */
@BrowserTest
class EveryPageBrowserTest {
    @Autowired
    TestOrganisation organisation;

    @ParameterizedTest
    @EnumSource(Role.class)
    void isAccessibleAndFitsADesktopAndAPhone(Role role, Visitors visitors) throws IOException {
        PersonName person = someone(role);
        Visitor desktop = visitors.desktop().signIn(person);
        Visitor phone = visitors.phone().signIn(person);
        SoftAssertions softly = new SoftAssertions();
        for (String path : pagesOf(role)) {
            desktop.open(path);
            if (!"text/html".equals(desktop.page().evaluate("document.contentType"))) {
                continue; // what a page's script reads is nobody's page
            }
            softly.check(desktop::assertAccessible);
            softly.check(desktop::assertFits);
            softly.check(() -> phone.open(path).assertFits());
            desktop.pictures(role + path.replaceAll("\\W+", "-"));
        }
        softly.assertAll();
    }

    private PersonName someone(Role role) {
        return switch (role) {
            case TEAM_LEADER -> organisation.team().leader();
            case AGENT -> organisation.team().agent();
            default -> organisation.person(role);
        };
    }

    private static Set<String> pagesOf(Role role) throws IOException {
        Set<String> paths = new TreeSet<>();
        for (List<String> line : Lists.read("statements")) {
            if (line.get(1).equals(role.name())) {
                paths.add(line.get(0));
            }
        }
        return paths;
    }
}
