package id.binamutu.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ViewportSize;
import id.binamutu.people.PersonName;
import id.binamutu.people.TestOrganisation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Somebody in front of a browser window. */
public final class Visitor {
    static final int DESKTOP = 1280;
    static final int PHONE = 390;

    private static final List<String> WCAG_22_AA =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa");
    private static final Path PICTURES = Path.of("target", "pictures");

    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    Visitor(Page page) {
        this.page = page;
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
        page.onConsoleMessage(message -> {
            // A refused form answers 422, which the browser's console calls an error.
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
    }

    public Page page() {
        return page;
    }

    /** Through the sign-in page, as everybody does. */
    public Visitor signIn(PersonName person) {
        open("/sign-in");
        page.fill("#login", person.employeeId());
        page.fill("#password", TestOrganisation.PASSWORD);
        page.click("main form button");
        assertThat(page.url()).as("signed in").doesNotContain("/sign-in");
        return this;
    }

    public Visitor open(String path) {
        page.navigate(path);
        return this;
    }

    /** No violation of WCAG 2.2 A and AA on the page as it is now. */
    public Visitor assertAccessible() {
        List<Rule> violations =
                new AxeBuilder(page).withTags(WCAG_22_AA).analyze().getViolations();
        assertThat(violations)
                .as(() -> page.url() + "\n"
                        + violations.stream().map(Visitor::explain).collect(Collectors.joining("\n")))
                .isEmpty();
        return this;
    }

    /** No sideways scrolling of the page at the width it has now. */
    public Visitor assertFits() {
        Object overhang = page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth");
        assertThat(((Number) overhang).intValue())
                .as("%s hangs over", page.url())
                .isLessThanOrEqualTo(0);
        return this;
    }

    /** Takes {@code target/pictures/<name>-1280.png} and {@code -390.png}. */
    public Visitor pictures(String name) {
        ViewportSize before = page.viewportSize();
        for (int width : new int[] {DESKTOP, PHONE}) {
            page.setViewportSize(width, before.height);
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(PICTURES.resolve(name + "-" + width + ".png")));
        }
        page.setViewportSize(before.width, before.height);
        return this;
    }

    List<String> complaints() {
        return complaints;
    }

    private static String explain(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + "\n"
                + rule.getNodes().stream()
                        .map(node -> "  " + node.getTarget() + " " + node.getHtml())
                        .collect(Collectors.joining("\n"));
    }
}
