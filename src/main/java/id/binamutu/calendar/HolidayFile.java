package id.binamutu.calendar;

import id.binamutu.importing.BadRow;
import id.binamutu.importing.ImportFile;
import id.binamutu.importing.ImportRefused;
import id.binamutu.importing.ImportSink;
import id.binamutu.importing.Table;
import id.binamutu.importing.TableRow;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A year of days off as a table, as the page exports it. */
final class HolidayFile {

    static final List<String> COLUMNS = List.of("day", "name", "name_en", "kind");
    static final int MOST_ROWS = 1_000;

    private HolidayFile() {}

    /** Good rows and bad ones; a file with a bad one does not go in. */
    record Content(List<HolidayLine> lines, List<Bad> bad) {}

    /** @param column empty for the whole row */
    public record Bad(long line, String column, String messageKey, List<Object> arguments) {}

    /** @throws ImportRefused when it is no table of days off at all */
    static Content read(ImportFile file) throws IOException {
        List<HolidayLine> lines = new ArrayList<>();
        List<Bad> bad = new ArrayList<>();
        Map<LocalDate, Long> seen = new HashMap<>();
        ImportSink sink = new ImportSink() {
            @Override
            public void accepted(long line) {}

            @Override
            public void unchanged(long line) {}

            @Override
            public void refused(long line, String column, String messageKey, List<Object> arguments, List<String> row) {
                bad.add(new Bad(line, column, messageKey, arguments));
            }
        };
        Table.read(file, List.of("day", "name", "kind"), sink, row -> {
            HolidayLine line = line(row);
            Long earlier = seen.putIfAbsent(line.day(), row.line());
            if (earlier != null) {
                throw new BadRow("day", "calendar.bad.twice", earlier);
            }
            lines.add(line);
            if (lines.size() > MOST_ROWS) {
                throw new ImportRefused("calendar.bad.many", MOST_ROWS);
            }
        });
        return new Content(lines, bad);
    }

    private static HolidayLine line(TableRow row) {
        LocalDate day = row.date("day");
        if (!CalendarService.isKept(day.getYear())) {
            throw new BadRow(
                    "day",
                    "calendar.bad.year",
                    String.valueOf(CalendarService.FIRST_YEAR),
                    String.valueOf(CalendarService.LAST_YEAR));
        }
        String english = row.optional("name_en", 200);
        return new HolidayLine(day, row.required("name", 200), english == null ? "" : english, kind(row));
    }

    private static HolidayKind kind(TableRow row) {
        String text = row.required("kind");
        try {
            return HolidayKind.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new BadRow("kind", "calendar.bad.kind", text);
        }
    }
}
