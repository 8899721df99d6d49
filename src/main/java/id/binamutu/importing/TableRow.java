package id.binamutu.importing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One row of a {@link Table}. What a field is not is a {@link BadRow}, which the table passes on to the sink. */
public final class TableRow {

    private final long line;
    private final List<String> fields;
    private final Map<String, Integer> positions;

    TableRow(long line, List<String> fields, Map<String, Integer> positions) {
        this.line = line;
        this.fields = fields;
        this.positions = positions;
    }

    public long line() {
        return line;
    }

    /** As they were in the file. */
    public List<String> fields() {
        return fields;
    }

    /** Without blanks around it; "" also when the file has no such column. */
    public String text(String column) {
        Integer position = positions.get(column);
        return position == null ? "" : fields.get(position).strip();
    }

    public String required(String column) {
        String text = text(column);
        if (text.isEmpty()) {
            throw new BadRow(column, "import.bad.empty");
        }
        return text;
    }

    public String required(String column, int longest) {
        return atMost(longest, column, required(column));
    }

    public @Nullable String optional(String column, int longest) {
        String text = text(column);
        return text.isEmpty() ? null : atMost(longest, column, text);
    }

    public LocalDate date(String column) {
        return Values.date(column, required(column));
    }

    public @Nullable LocalDate optionalDate(String column) {
        String text = text(column);
        return text.isEmpty() ? null : Values.date(column, text);
    }

    public Instant instant(String column) {
        return Values.instant(column, required(column));
    }

    public @Nullable Instant optionalInstant(String column) {
        String text = text(column);
        return text.isEmpty() ? null : Values.instant(column, text);
    }

    public int integer(String column) {
        return Values.integer(column, required(column));
    }

    public @Nullable Integer optionalInteger(String column) {
        String text = text(column);
        return text.isEmpty() ? null : Values.integer(column, text);
    }

    public BigDecimal decimal(String column) {
        return Values.decimal(column, required(column));
    }

    public @Nullable BigDecimal optionalDecimal(String column) {
        String text = text(column);
        return text.isEmpty() ? null : Values.decimal(column, text);
    }

    private static String atMost(int longest, String column, String text) {
        if (text.length() > longest) {
            throw new BadRow(column, "import.bad.long", longest);
        }
        return text;
    }
}
