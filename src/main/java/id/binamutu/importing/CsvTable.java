package id.binamutu.importing;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A CSV file with a header: UTF-8, with or without a byte order mark, comma or semicolon. Columns may stand in any order;
 * columns that nobody asks for are ignored, so a file of bad rows can be mended and sent again as it is.
 */
public final class CsvTable {

    private CsvTable() {}

    /**
     * Reads every row in the order of the file. A row with a wrong number of fields, or one for which the reader throws
     * {@link BadRow}, goes to {@link ImportSink#refused}; rows without any content are passed over.
     *
     * @param columns that must be there
     * @throws ImportRefused when the file as a whole cannot be read
     */
    public static void read(ImportFile file, List<String> columns, ImportSink sink, Consumer<CsvRow> reader)
            throws IOException {
        TextFile.check(file.path());
        long line = 0;
        try (CsvReader<CsvRecord> records = open(file)) {
            var iterator = records.iterator();
            if (!iterator.hasNext()) {
                throw new ImportRefused("import.refused.empty");
            }
            CsvRecord header = iterator.next();
            Map<String, Integer> positions = positions(header.getFields(), columns);
            boolean mended = positions.containsKey(BadRowFile.COLUMNS.get(0));
            line = header.getStartingLineNumber();
            while (iterator.hasNext()) {
                CsvRecord csv = iterator.next();
                line = csv.getStartingLineNumber();
                List<String> fields =
                        mended ? csv.getFields().stream().map(BadRowFile::rearm).toList() : csv.getFields();
                if (fields.stream().allMatch(String::isBlank)) {
                    continue;
                }
                try {
                    if (fields.size() != header.getFieldCount()) {
                        throw new BadRow("", "import.bad.fields", fields.size(), header.getFieldCount());
                    }
                    reader.accept(new CsvRow(line, fields, positions));
                } catch (BadRow bad) {
                    sink.refused(line, bad.column(), bad.messageKey(), bad.arguments(), fields);
                }
            }
        } catch (CsvParseException e) {
            throw new ImportRefused("import.refused.quote", line + 1);
        }
    }

    /** The names in the first row, as they stand there. */
    public static List<String> header(ImportFile file) throws IOException {
        try (CsvReader<CsvRecord> records = open(file)) {
            var iterator = records.iterator();
            return iterator.hasNext() ? iterator.next().getFields() : List.of();
        } catch (CsvParseException e) {
            throw new ImportRefused("import.refused.quote", 1);
        }
    }

    private static CsvReader<CsvRecord> open(ImportFile file) throws IOException {
        return CsvReader.builder()
                .fieldSeparator(separator(file))
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .allowExtraCharsAfterClosingQuote(true)
                .maxBufferSize(2 * TextFile.LONGEST_LINE)
                .build(
                        CsvRecordHandler.builder()
                                .maxFieldSize(TextFile.LONGEST_LINE)
                                .maxRecordSize(2 * TextFile.LONGEST_LINE)
                                .build(),
                        TextFile.reader(file.path()));
    }

    private static char separator(ImportFile file) throws IOException {
        try (BufferedReader reader = TextFile.reader(file.path())) {
            String line = reader.readLine();
            return line != null && count(line, ';') > count(line, ',') ? ';' : ',';
        }
    }

    private static long count(String line, char wanted) {
        return line.chars().filter(c -> c == wanted).count();
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
