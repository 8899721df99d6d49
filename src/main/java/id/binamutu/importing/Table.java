package id.binamutu.importing;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A table with a header: CSV in UTF-8 with comma or semicolon, or the first sheet of an Excel workbook. Columns may stand in any
 * order; columns that nobody asks for are ignored, so a file of bad rows can be mended and sent again as it is.
 */
public final class Table {

    private Table() {}

    /**
     * Reads every row in the order of the file. A row with a wrong number of fields, or one for which the reader throws
     * {@link BadRow}, goes to {@link ImportSink#refused}; rows without any content are passed over.
     *
     * @param columns that must be there
     * @throws ImportRefused when the file as a whole cannot be read
     */
    public static void read(ImportFile file, List<String> columns, ImportSink sink, Consumer<TableRow> reader)
            throws IOException {
        try (Rows rows = rows(file)) {
            List<String> header = rows.next();
            if (header == null) {
                throw new ImportRefused("import.refused.empty");
            }
            Map<String, Integer> positions = positions(header, columns);
            boolean disarmed = rows instanceof CsvRows && positions.containsKey(BadRowFile.COLUMNS.get(0));
            for (List<String> found = rows.next(); found != null; found = rows.next()) {
                List<String> fields =
                        disarmed ? found.stream().map(BadRowFile::rearm).toList() : found;
                if (blank(fields)) {
                    continue;
                }
                try {
                    rows.check(header);
                    if (fields.size() != header.size()) {
                        throw new BadRow("", "import.bad.fields", fields.size(), header.size());
                    }
                    reader.accept(new TableRow(rows.line(), fields, positions));
                } catch (BadRow bad) {
                    sink.refused(rows.line(), bad.column(), bad.messageKey(), bad.arguments(), fields);
                }
            }
        }
    }

    /** The names in the first row, as they stand there. */
    public static List<String> header(ImportFile file) throws IOException {
        try (Rows rows = rows(file)) {
            List<String> header = rows.next();
            return header == null ? List.of() : header;
        }
    }

    /** Rows one after the other, the header first. */
    interface Rows extends AutoCloseable {

        /** @return null after the last */
        @Nullable
        List<String> next();

        /** Where in the file the row stands, from 1. */
        long line();

        /** @throws BadRow when the file itself shows that a value of this row is not what it was */
        default void check(List<String> header) {}

        @Override
        void close() throws IOException;
    }

    private static Rows rows(ImportFile file) throws IOException {
        return file.format() == ImportFile.Format.XLSX ? new XlsxRows(file) : new CsvRows(file);
    }

    private static boolean blank(List<String> fields) {
        for (String field : fields) {
            if (!field.isBlank()) {
                return false;
            }
        }
        return true;
    }

    private static final class CsvRows implements Rows {
        private final CsvReader<CsvRecord> reader;
        private final Iterator<CsvRecord> records;
        private long line;

        CsvRows(ImportFile file) throws IOException {
            char separator = separator(file);
            reader = CsvReader.builder()
                    .fieldSeparator(separator)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .allowUnclosedQuote(false)
                    .allowExtraCharsAfterClosingQuote(true)
                    .maxBufferSize(2 * TextReader.LONGEST_LINE)
                    .build(
                            CsvRecordHandler.builder()
                                    .maxFieldSize(TextReader.LONGEST_LINE)
                                    .maxRecordSize(2 * TextReader.LONGEST_LINE)
                                    .build(),
                            TextReader.open(file));
            records = reader.iterator();
        }

        @Override
        public @Nullable List<String> next() {
            try {
                if (!records.hasNext()) {
                    return null;
                }
                CsvRecord record = records.next();
                line = record.getStartingLineNumber();
                return record.getFields();
            } catch (CsvParseException e) {
                if (e.getCause() instanceof ImportRefused refused) {
                    throw refused;
                }
                throw new ImportRefused("import.refused.quote", line + 1);
            }
        }

        @Override
        public long line() {
            return line;
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }

        private static char separator(ImportFile file) throws IOException {
            try (BufferedReader reader = TextReader.open(file)) {
                String line = reader.readLine();
                return line != null && count(line, ';') > count(line, ',') ? ';' : ',';
            }
        }

        private static long count(String line, char wanted) {
            return line.chars().filter(c -> c == wanted).count();
        }
    }

    private static Map<String, Integer> positions(List<String> header, List<String> columns) {
        Map<String, Integer> positions = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i).strip().toLowerCase(Locale.ROOT);
            if (!name.isEmpty() && positions.put(name, i) != null) {
                throw new ImportRefused("import.refused.column-twice", name);
            }
        }
        List<String> missing = columns.stream()
                .filter(column -> !positions.containsKey(column))
                .toList();
        if (!missing.isEmpty()) {
            throw new ImportRefused("import.refused.column-missing", String.join(", ", missing));
        }
        return positions;
    }
}
