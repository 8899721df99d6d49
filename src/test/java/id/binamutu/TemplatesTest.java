package id.binamutu;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

/** What the content security policy would block, and what only one language would read, does not get into a page. */
class TemplatesTest {
    private static final Path TEMPLATES = Path.of("src", "main", "resources", "templates");
    private static final List<String> SAME_IN_EVERY_LANGUAGE = List.of(
            "Bina Mutu",
            "Bahasa Indonesia",
            "Indonesia",
            "English",
            "CSV",
            "XLSX",
            "PDF",
            "WIB",
            "Enter",
            "Shift",
            "Esc");
    private static final List<String> REPLACES_CONTENT =
            List.of("th:text", "th:utext", "th:errors", "th:replace", "th:insert", "th:remove");
    private static final List<String> READ_ALOUD = List.of("placeholder", "title", "alt", "aria-label");

    private static final Pattern ASKED_RESTRICTEDLY =
            Pattern.compile("th:(?:aria-.*|data-.*|placeholder|title|alt|href|src|action|attr)");

    @Test
    void noStyleAndNoScriptIsWrittenIntoAPage() throws IOException {
        SoftAssertions softly = new SoftAssertions();
        for (Path file : pages()) {
            Document page = parse(file);
            for (Element element : page.getAllElements()) {
                for (Attribute attribute : element.attributes()) {
                    String name = attribute.getKey().replaceFirst("^th:|^data-th-", "");
                    softly.assertThat(name)
                            .as("%s: %s", file, element.tagName())
                            .isNotEqualTo("style")
                            .doesNotStartWith("on")
                            .doesNotStartWith("hx-on");
                    softly.assertThat(attribute.getValue())
                            .as("%s: %s", file, name)
                            .doesNotContain("javascript:");
                }
            }
            softly.assertThat(page.select("style")).as("%s", file).isEmpty();
            softly.assertThat(page.select("script"))
                    .as("%s: scripts are files", file)
                    .allMatch(script -> script.data().isBlank() && script.text().isBlank());
        }
        softly.assertAll();
    }

    /** Thymeleaf refuses it when the page is made, and only where that part of it is shown. */
    @Test
    void noBeanIsAskedWithinAnAttribute() throws IOException {
        SoftAssertions softly = new SoftAssertions();
        for (Path file : files()) {
            for (Element element : parse(file).getAllElements()) {
                for (Attribute attribute : element.attributes()) {
                    if (ASKED_RESTRICTEDLY.matcher(attribute.getKey()).matches()) {
                        softly.assertThat(attribute.getValue())
                                .as("%s: %s", file, attribute.getKey())
                                .doesNotContain("${@");
                    }
                }
            }
        }
        softly.assertAll();
    }

    /** Thymeleaf replaces before it asks: a condition on the same element would be lost. */
    @Test
    void noConditionStandsOnAnElementThatIsReplaced() throws IOException {
        SoftAssertions softly = new SoftAssertions();
        for (Path file : files()) {
            softly.assertThat(parse(file).getElementsByAttribute("th:replace"))
                    .as("%s", file)
                    .noneMatch(element -> element.hasAttr("th:if") || element.hasAttr("th:unless"));
        }
        softly.assertAll();
    }

    @Test
    void everyVisibleTextComesFromTheMessages() throws IOException {
        SoftAssertions softly = new SoftAssertions();
        for (Path file : files()) {
            for (Element element : parse(file).getAllElements()) {
                if (isPrototype(element) || element.tagName().equals("style")) {
                    continue;
                }
                softly.assertThat(words(element.ownText()))
                        .as("%s: text in <%s>", file, element.tagName())
                        .isEmpty();
                for (String attribute : READ_ALOUD) {
                    if (!element.hasAttr("th:" + attribute)
                            && !element.attr("th:attr").contains(attribute)) {
                        softly.assertThat(words(element.attr(attribute)))
                                .as("%s: %s of <%s>", file, attribute, element.tagName())
                                .isEmpty();
                    }
                }
            }
        }
        softly.assertAll();
    }

    /** Replaced when the page is made; the page's own {@code <html>} hands its parts to the layout as they are. */
    private static boolean isPrototype(Element element) {
        return Stream.concat(Stream.of(element), element.parents().stream())
                .filter(each ->
                        !each.tagName().equals("html") && !each.tagName().equals("head"))
                .anyMatch(each -> REPLACES_CONTENT.stream().anyMatch(each::hasAttr));
    }

    private static String words(String text) {
        String literal = text.replaceAll("\\[\\[.*?]]|\\[\\(.*?\\)]", " ").strip();
        for (String name : SAME_IN_EVERY_LANGUAGE) {
            literal = literal.replaceAll("\\b" + name + "\\b", "");
        }
        return literal.matches("(?s).*\\p{L}{2,}.*") ? literal.strip() : "";
    }

    private static Document parse(Path file) throws IOException {
        return Jsoup.parse(Files.readString(file), "", Parser.xmlParser());
    }

    /** The pages a browser shows: documents that become a PDF carry their style with them. */
    private static List<Path> pages() throws IOException {
        return files().stream()
                .filter(file -> !file.getFileName().toString().contains("pdf"))
                .toList();
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            return files.filter(file -> file.toString().endsWith(".html"))
                    .sorted()
                    .toList();
        }
    }
}
