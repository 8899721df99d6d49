package id.binamutu.scorecard;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A scorecard as a table: a line for each section and each criterion in the order of the form, with all that they say. What is
 * written here is read back by {@link SheetReader}, cell by cell.
 *
 * <p>Several things in one cell stand one below the other. Answers are yes, no, na, a number, or the place of an option among
 * its criterion's options, from 1.
 */
final class ScorecardSheet {
    static final String SECTION = "section";
    static final String SUBSECTION = "subsection";
    static final String CRITERION = "criterion";

    /** In the order of the file. */
    static final List<String> COLUMNS = List.of(
            "row",
            "number",
            "text",
            "weight",
            "kind",
            "minimum",
            "maximum",
            "worst",
            "best",
            "choices",
            "help",
            "good_example",
            "bad_example",
            "na_allowed",
            "default_answer",
            "comment_required",
            "evidence_required",
            "causes",
            "bonus",
            "critical_class",
            "critical_effect",
            "critical_cap",
            "condition_number",
            "condition_answers");

    private ScorecardSheet() {}

    static List<List<@Nullable Object>> rows(ScorecardView scorecard) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (SectionView section : scorecard.walk()) {
            Map<String, @Nullable Object> line = new LinkedHashMap<>();
            line.put("row", section.level() == 1 ? SECTION : SUBSECTION);
            line.put("number", section.letter());
            line.put("text", section.title());
            line.put("weight", plain(section.weight()));
            rows.add(cells(line));
            for (CriterionView criterion : section.criteria()) {
                rows.add(cells(properties(scorecard, criterion)));
            }
        }
        return rows;
    }

    static Map<String, @Nullable Object> properties(ScorecardView scorecard, CriterionView criterion) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("row", CRITERION);
        line.put("number", criterion.number());
        line.put("text", criterion.text());
        line.put("weight", plain(criterion.weight()));
        line.put("kind", code(criterion.kind()));
        line.put("minimum", criterion.minimum());
        line.put("maximum", criterion.maximum());
        line.put("worst", plain(criterion.worst()));
        line.put("best", plain(criterion.best()));
        line.put("choices", choices(criterion));
        line.put("help", criterion.help());
        line.put("good_example", criterion.goodExample());
        line.put("bad_example", criterion.badExample());
        line.put("na_allowed", yesNo(criterion.naAllowed()));
        line.put("default_answer", defaultAnswer(criterion));
        line.put("comment_required", yesNo(criterion.commentRequired()));
        line.put("evidence_required", yesNo(criterion.evidenceRequired()));
        line.put("causes", criterion.causes().stream().map(CauseView::label).collect(Collectors.joining("\n")));
        line.put("bonus", plain(criterion.bonus()));
        line.put("critical_class", code(criterion.criticalClass()));
        line.put("critical_effect", code(criterion.criticalEffect()));
        line.put("critical_cap", plain(criterion.criticalCap()));
        ConditionView condition = criterion.condition();
        if (condition != null) {
            CriterionView other = scorecard.criterion(condition.criterionId()).orElseThrow();
            line.put("condition_number", other.number());
            line.put("condition_answers", answers(other, condition));
        }
        return line;
    }

    /** A label and its points. */
    static String choices(CriterionView criterion) {
        return criterion.options().stream()
                .map(option -> option.label() + " = " + plain(option.points()))
                .collect(Collectors.joining("\n"));
    }

    private static String answers(CriterionView criterion, ConditionView condition) {
        return criterion.codes().stream()
                .filter(condition.codes()::contains)
                .map(code -> place(criterion, code))
                .collect(Collectors.joining("\n"));
    }

    private static @Nullable String defaultAnswer(CriterionView criterion) {
        String code = criterion.defaultCode();
        if (code == null || !criterion.kind().chosen() || code.equals("na")) {
            return code;
        }
        List<String> chosen = List.of(code.split(","));
        return criterion.options().stream()
                .map(option -> option.id().toString())
                .filter(chosen::contains)
                .map(id -> place(criterion, id))
                .collect(Collectors.joining("\n"));
    }

    private static String place(CriterionView criterion, String code) {
        List<UUID> options = criterion.options().stream().map(OptionView::id).toList();
        return options.stream().anyMatch(id -> id.toString().equals(code))
                ? String.valueOf(options.indexOf(UUID.fromString(code)) + 1)
                : code;
    }

    static String yesNo(boolean yes) {
        return yes ? "yes" : "no";
    }

    static @Nullable String code(@Nullable Enum<?> value) {
        return value == null ? null : value.name().toLowerCase(Locale.ROOT);
    }

    /** Written the same whatever scale the database keeps. */
    static @Nullable BigDecimal plain(@Nullable BigDecimal number) {
        return number == null
                ? null
                : new BigDecimal(number.stripTrailingZeros().toPlainString());
    }

    private static List<@Nullable Object> cells(Map<String, @Nullable Object> line) {
        List<@Nullable Object> cells = new ArrayList<>();
        for (String column : COLUMNS) {
            Object value = line.get(column);
            cells.add(value instanceof String text ? armed(text) : value);
        }
        return cells;
    }

    /**
     * The export puts an apostrophe before what a spreadsheet would take for a formula, and reading takes one away. So a text
     * that begins like that by itself gets one more.
     */
    private static String armed(String text) {
        return disarmed(text) ? "'" + text : text;
    }

    /** As it was before the export. */
    static String rearmed(String text) {
        return disarmed(text) ? text.substring(1) : text;
    }

    private static boolean disarmed(String text) {
        int at = 0;
        while (at < text.length() && text.charAt(at) == '\'') {
            at++;
        }
        return at > 0 && at < text.length() && "=+-@\t\r".indexOf(text.charAt(at)) >= 0;
    }
}
