package id.binamutu.scorecard;

import id.binamutu.importing.BadRow;
import id.binamutu.importing.ImportFile;
import id.binamutu.importing.ImportRefused;
import id.binamutu.importing.ImportSink;
import id.binamutu.importing.Table;
import id.binamutu.importing.TableRow;
import id.binamutu.scorecard.CriterionContent.Choice;
import id.binamutu.web.RuleViolation;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what {@link ScorecardSheet} writes, or what people wrote like it, and says of everything that is wrong where it stands. */
final class SheetReader implements ImportSink {
    private static final List<String> REQUIRED = List.of("row", "text", "weight", "kind");
    private static final int MOST_LINES = 3_000;
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_CRITERION = 500;
    private static final int LONGEST_TEXT = 4_000;
    private static final int LONGEST_LABEL = 200;
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}([.,]\\d{1,2})?");

    /** What the fields of a criterion are called in the file, where that differs. */
    private static final Map<String, String> COLUMN_OF_FIELD = Map.of(
            "criticalEffect", "critical_effect",
            "criticalCap", "critical_cap",
            "criticalClass", "critical_class",
            "defaultCode", "default_answer",
            "condition", "condition_answers",
            "goodExample", "good_example",
            "badExample", "bad_example");

    private final List<Line> lines = new ArrayList<>();
    private final List<SheetProblem> problems = new ArrayList<>();
    private final Set<String> numbers = new HashSet<>();
    private int criteria;

    /**
     * A line that makes sense by itself.
     *
     * @param row section, subsection or criterion
     * @param number by which conditions name a criterion
     * @param content null for a section
     * @param conditionNumber the criterion that the condition is on; null for none
     */
    record Line(
            long line,
            String row,
            String number,
            String text,
            BigDecimal weight,
            @Nullable CriterionContent content,
            @Nullable String conditionNumber,
            List<String> conditionAnswers) {}

    private SheetReader() {}

    /**
     * @throws SheetProblems when anything in it is wrong
     * @throws ImportRefused when it is no such file at all
     */
    static List<Line> read(ImportFile file) throws IOException {
        if (file.format() == ImportFile.Format.JSONL) {
            throw new ImportRefused("scorecard.import.noTable");
        }
        SheetReader reader = new SheetReader();
        Table.read(file, REQUIRED, reader, reader::take);
        if (!reader.problems.isEmpty()) {
            throw new SheetProblems(reader.problems);
        }
        if (reader.lines.isEmpty()) {
            throw new ImportRefused("import.refused.empty");
        }
        return reader.lines;
    }

    private void take(TableRow row) {
        if (lines.size() >= MOST_LINES) {
            throw new ImportRefused("scorecard.import.tooLong", MOST_LINES);
        }
        try {
            lines.add(line(row));
        } catch (RuleViolation violation) {
            throw bad(violation);
        }
    }

    /** The rule that a criterion breaks, at the column that breaks it. */
    static BadRow bad(RuleViolation violation) {
        String field = violation.field() == null ? "" : violation.field();
        return new BadRow(
                COLUMN_OF_FIELD.getOrDefault(field, field),
                violation.messageKey(),
                violation.arguments().toArray());
    }

    private Line line(TableRow row) {
        String kind = row.required("row").toLowerCase(Locale.ROOT);
        switch (kind) {
            case ScorecardSheet.SECTION, ScorecardSheet.SUBSECTION -> {
                return new Line(
                        row.line(), kind, "", required(row, "text", LONGEST_TITLE), weight(row), null, null, List.of());
            }
            case ScorecardSheet.CRITERION -> {
                return criterion(row);
            }
            default -> throw new BadRow("row", "scorecard.import.row", kind);
        }
    }

    private Line criterion(TableRow row) {
        criteria++;
        String number = row.text("number").isEmpty() ? String.valueOf(criteria) : row.text("number");
        if (!numbers.add(number)) {
            throw new BadRow("number", "scorecard.import.numberTwice", number);
        }
        AnswerKind kind = one(row, "kind", AnswerKind.class);
        if (kind == null) {
            throw new BadRow("kind", "import.bad.empty");
        }
        List<String> answers = below(row, "default_answer");
        boolean places = kind.chosen() && !answers.equals(List.of("na"));
        CriterionContent content = new CriterionContent(
                required(row, "text", LONGEST_CRITERION),
                text(row, "help"),
                kind,
                row.optionalInteger("minimum"),
                row.optionalInteger("maximum"),
                choices(row, places ? answers : List.of()),
                weight(row),
                flag(row, "na_allowed"),
                one(row, "critical_class", CriticalClass.class),
                one(row, "critical_effect", CriticalEffect.class),
                number(row, "critical_cap"),
                flag(row, "comment_required"),
                flag(row, "evidence_required"),
                text(row, "good_example"),
                text(row, "bad_example"),
                places || answers.isEmpty() ? null : String.join(",", answers),
                below(row, "causes"),
                number(row, "bonus"),
                null,
                number(row, "worst"),
                number(row, "best"));
        String on = row.text("condition_number");
        List<String> when = below(row, "condition_answers");
        if (on.isEmpty() && !when.isEmpty()) {
            throw new BadRow("condition_number", "import.bad.empty");
        }
        if (!on.isEmpty() && when.isEmpty()) {
            throw new BadRow("condition_answers", "scorecard.error.conditionWithoutAnswer");
        }
        return new Line(
                row.line(),
                ScorecardSheet.CRITERION,
                number,
                content.text(),
                content.weight(),
                content,
                on.isEmpty() ? null : on,
                when);
    }

    private static List<Choice> choices(TableRow row, List<String> preset) {
        List<String> lines = below(row, "choices");
        for (String place : preset) {
            if (!place.matches("\\d{1,2}") || Integer.parseInt(place) < 1 || Integer.parseInt(place) > lines.size()) {
                throw new BadRow("default_answer", "scorecard.import.place", place, lines.size());
            }
        }
        List<Choice> choices = new ArrayList<>();
        for (String line : lines) {
            int sign = line.lastIndexOf('=');
            String label = sign < 0 ? "" : line.substring(0, sign).strip();
            String points = line.substring(sign + 1).strip();
            if (label.isEmpty() || label.length() > LONGEST_LABEL || !points.matches("-?\\d{1,4}([.,]\\d{1,2})?")) {
                throw new BadRow("choices", "scorecard.error.choiceLine", line);
            }
            choices.add(new Choice(
                    label,
                    new BigDecimal(points.replace(',', '.')),
                    preset.contains(String.valueOf(choices.size() + 1))));
        }
        return choices;
    }

    private static BigDecimal weight(TableRow row) {
        BigDecimal weight = number(row, "weight");
        if (weight == null) {
            throw new BadRow("weight", "import.bad.empty");
        }
        if (weight.compareTo(BigDecimal.valueOf(1000)) > 0) {
            throw new BadRow("weight", "scorecard.import.weight", weight);
        }
        if (weight.signum() < 0) {
            throw new BadRow("weight", "scorecard.error.weightNegative");
        }
        return weight;
    }

    private static @Nullable BigDecimal number(TableRow row, String column) {
        String text = ScorecardSheet.rearmed(row.text(column));
        if (text.isEmpty()) {
            return null;
        }
        if (!NUMBER.matcher(text).matches()) {
            throw new BadRow(column, "import.bad.number", text);
        }
        return new BigDecimal(text.replace(',', '.'));
    }

    private static boolean flag(TableRow row, String column) {
        return switch (row.text(column).toLowerCase(Locale.ROOT)) {
            case "yes", "ya", "true", "1" -> true;
            case "", "no", "tidak", "false", "0" -> false;
            default -> throw new BadRow(column, "scorecard.import.flag", row.text(column));
        };
    }

    private static <E extends Enum<E>> @Nullable E one(TableRow row, String column, Class<E> kind) {
        String text = row.text(column);
        if (text.isEmpty()) {
            return null;
        }
        E[] all = kind.getEnumConstants();
        return Arrays.stream(all)
                .filter(value -> value.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new BadRow(
                        column,
                        "scorecard.import.oneOf",
                        text,
                        String.join(
                                ", ",
                                Arrays.stream(all).map(ScorecardSheet::code).toList())));
    }

    private static String required(TableRow row, String column, int longest) {
        return checked(column, ScorecardSheet.rearmed(row.required(column)), longest);
    }

    private static @Nullable String text(TableRow row, String column) {
        String text = ScorecardSheet.rearmed(row.text(column));
        return text.isEmpty() ? null : checked(column, text, LONGEST_TEXT);
    }

    private static String checked(String column, String text, int longest) {
        if (text.length() > longest) {
            throw new BadRow(column, "import.bad.long", longest);
        }
        return text;
    }

    /** What stands one below the other in a cell. */
    private static List<String> below(TableRow row, String column) {
        return ScorecardSheet.rearmed(row.text(column))
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    @Override
    public void refused(long line, String column, String messageKey, List<Object> arguments, List<String> row) {
        problems.add(new SheetProblem(line, column, messageKey, arguments));
    }

    @Override
    public void accepted(long line) {
        throw new IllegalStateException("a table refuses rows only");
    }

    @Override
    public void unchanged(long line) {
        throw new IllegalStateException("a table refuses rows only");
    }
}
