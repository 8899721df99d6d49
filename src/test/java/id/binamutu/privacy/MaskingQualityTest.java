package id.binamutu.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/**
 * Precision and recall on lines that were written before the rules were measured. A mark counts as found only when it is found
 * from its first to its last character; by type only when its type is right too.
 */
class MaskingQualityTest {

    private static final Pattern MARK = Pattern.compile("\\{([A-Z]+) ([^}]*)}");
    private static final double LEAST = 0.97;
    private static final double LEAST_PER_TYPE = 0.93;

    private record Span(int start, int end, String type) {

        Span untyped() {
            return new Span(start, end, "");
        }
    }

    private record Line(String text, Set<Span> marks) {}

    private static final class Score {
        int hit;
        int tooMuch;
        int missed;

        void count(Set<Span> marked, Set<Span> found) {
            for (Span span : found) {
                if (marked.contains(span)) {
                    hit++;
                } else {
                    tooMuch++;
                }
            }
            missed +=
                    (int) marked.stream().filter(span -> !found.contains(span)).count();
        }

        double precision() {
            return hit / (double) Math.max(1, hit + tooMuch);
        }

        double recall() {
            return hit / (double) Math.max(1, hit + missed);
        }
    }

    @Test
    void rulesFindWhatIsPersonalAndLeaveTheRest() throws IOException {
        MaskingRules rules = new MaskingRules(MaskingSettings.FIRST);
        List<Line> lines = lines();
        Map<String, Score> byType = new TreeMap<>();
        Score overall = new Score();
        StringBuilder faults = new StringBuilder();
        for (Line line : lines) {
            Set<Span> found = new HashSet<>();
            rules.find(line.text()).forEach(each -> found.add(new Span(each.start(), each.end(), each.kind())));
            for (Detector type : Detector.values()) {
                byType.computeIfAbsent(type.name(), name -> new Score())
                        .count(only(type, line.marks()), only(type, found));
            }
            overall.count(untyped(line.marks()), untyped(found));
            if (!found.equals(line.marks())) {
                faults.append("  ")
                        .append(line.text())
                        .append("\n    -> ")
                        .append(rules.mask(line.text()))
                        .append('\n');
            }
        }
        System.out.println(table(lines.size(), byType, overall) + "not exactly as marked:\n" + faults);

        assertThat(lines).hasSizeGreaterThanOrEqualTo(400);
        SoftAssertions softly = new SoftAssertions();
        softly.assertThat(overall.precision()).as("precision").isGreaterThanOrEqualTo(LEAST);
        softly.assertThat(overall.recall()).as("recall").isGreaterThanOrEqualTo(LEAST);
        byType.forEach((type, score) -> {
            softly.assertThat(score.precision()).as("precision of %s", type).isGreaterThanOrEqualTo(LEAST_PER_TYPE);
            softly.assertThat(score.recall()).as("recall of %s", type).isGreaterThanOrEqualTo(LEAST_PER_TYPE);
        });
        softly.assertAll();
    }

    @Test
    void maskingWhatIsMaskedChangesNothing() throws IOException {
        MaskingRules rules = new MaskingRules(MaskingSettings.FIRST);
        for (Line line : lines()) {
            String masked = rules.mask(line.text());
            assertThat(rules.mask(masked)).isEqualTo(masked);
        }
    }

    private static String table(int lines, Map<String, Score> byType, Score overall) {
        StringBuilder table = new StringBuilder("%n%d lines%n%-10s %6s %9s %7s %10s %7s%n"
                .formatted(lines, "type", "found", "too much", "missed", "precision", "recall"));
        byType.forEach((type, score) -> table.append(row(type, score)));
        return table.append(row("all", overall)).toString();
    }

    private static String row(String type, Score score) {
        return "%-10s %6d %9d %7d %10.3f %7.3f%n"
                .formatted(type, score.hit, score.tooMuch, score.missed, score.precision(), score.recall());
    }

    private static Set<Span> only(Detector type, Set<Span> spans) {
        Set<Span> only = new HashSet<>(spans);
        only.removeIf(span -> !span.type().equals(type.name()));
        return only;
    }

    private static Set<Span> untyped(Set<Span> spans) {
        Set<Span> untyped = new HashSet<>();
        spans.forEach(span -> untyped.add(span.untyped()));
        return untyped;
    }

    private static List<Line> lines() throws IOException {
        try (InputStream in = MaskingQualityTest.class.getResourceAsStream("/masking/labelled.txt")) {
            List<Line> lines = new ArrayList<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> lines.add(read(line)));
            return lines;
        }
    }

    private static Line read(String line) {
        StringBuilder text = new StringBuilder();
        Set<Span> marks = new HashSet<>();
        Matcher mark = MARK.matcher(line);
        int from = 0;
        while (mark.find()) {
            text.append(line, from, mark.start());
            marks.add(new Span(text.length(), text.length() + mark.group(2).length(), mark.group(1)));
            text.append(mark.group(2));
            from = mark.end();
        }
        return new Line(text.append(line, from, line.length()).toString(), marks);
    }
}
