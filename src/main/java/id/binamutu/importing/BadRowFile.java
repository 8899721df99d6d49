package id.binamutu.importing;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** The file that bad rows are given back in: of the same format as the one that they came in. */
abstract class BadRowFile implements AutoCloseable {

    /** Stand behind the file's own columns and are ignored when it is sent again. */
    static final List<String> COLUMNS = List.of("_baris", "_kolom", "_penyebab");

    private static final String FORMULA_STARTS = "=+-@\t\r";

    static BadRowFile of(ImportParts.Part part, OutputStream out) throws IOException {
        return switch (part.format()) {
            case CSV -> new Csv(part.header(), out);
            case JSONL -> new JsonLines(out);
            case XLSX -> new Xlsx(part.header(), out);
        };
    }

    abstract void write(BadRows.Row row, String cause) throws IOException;

    @Override
    public abstract void close() throws IOException;

    /** After the uploaded file, with the ending of what it is. */
    static String name(String uploaded, ImportFile.Format format) {
        return "perbaiki-" + bare(uploaded) + "." + format.name().toLowerCase(Locale.ROOT);
    }

    static String zipName(String uploaded) {
        return "perbaiki-" + bare(uploaded) + ".zip";
    }

    static String contentType(String name) {
        return switch (name.substring(name.lastIndexOf('.'))) {
            case ".csv" -> "text/csv;charset=UTF-8";
            case ".jsonl" -> "application/x-ndjson;charset=UTF-8";
            case ".xlsx" -> "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
            default -> "application/zip";
        };
    }

    private static String bare(String uploaded) {
        return uploaded.replaceFirst("(?i)\\.gz$", "")
                .replaceFirst("(?i)\\.(csv|txt|jsonl|ndjson|json|xlsx|xlsm|zip)$", "");
    }

    /** Remarks, then the line as it was; lines that begin with # are passed over when the file is read. */
    private static final class JsonLines extends BadRowFile {
        private final Writer writer;

        JsonLines(OutputStream out) {
            writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        }

        @Override
        void write(BadRows.Row row, String cause) throws IOException {
            String column = row.column().isEmpty() ? "" : ", " + row.column();
            writer.write("# " + row.line() + column + ": " + oneLine(cause) + "\n"
                    + row.fields().get(0) + "\n");
        }

        @Override
        public void close() throws IOException {
            writer.close();
        }
    }

    /** What tables have in common. */
    private abstract static class Table extends BadRowFile {
        private final int all;
        final List<String> titles;
        private final int own;

        /** @param header with the columns of an earlier file of bad rows, if it was one */
        Table(List<String> header) {
            all = header.size();
            titles = new ArrayList<>(header);
            titles.removeAll(COLUMNS);
            own = titles.size();
            titles.addAll(COLUMNS);
        }

        List<String> fields(BadRows.Row row, String cause) {
            List<String> fields = new ArrayList<>(row.fields());
            if (fields.size() == all) {
                fields.subList(own, all).clear();
            }
            while (fields.size() < own) {
                fields.add("");
            }
            fields.addAll(List.of(Long.toString(row.line()), row.column(), oneLine(cause)));
            return fields;
        }
    }

    private static final class Csv extends Table {
        private final CsvWriter csv;

        Csv(List<String> header, OutputStream out) throws IOException {
            super(header);
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            // Spreadsheets take it for UTF-8 only with the mark.
            writer.write('\uFEFF');
            csv = CsvWriter.builder().build(writer);
            csv.writeRecord(titles);
        }

        @Override
        void write(BadRows.Row row, String cause) {
            List<String> fields = fields(row, cause);
            fields.replaceAll(BadRowFile::disarm);
            csv.writeRecord(fields);
        }

        @Override
        public void close() throws IOException {
            csv.close();
        }
    }

    /** All of it as text, so that Excel neither rounds a number nor takes anything for a formula. */
    private static final class Xlsx extends Table {
        private static final int FLUSH_EVERY = 500;

        private final Workbook book;
        private final Worksheet sheet;
        private int row;

        Xlsx(List<String> header, OutputStream out) {
            super(header);
            book = new Workbook(out, "Bina Mutu", "1.0");
            sheet = book.newWorksheet("Data");
            line(titles);
            sheet.freezePane(0, 1);
        }

        @Override
        void write(BadRows.Row bad, String cause) throws IOException {
            line(fields(bad, cause));
            if (row % FLUSH_EVERY == 0) {
                sheet.flush();
            }
        }

        @Override
        public void close() throws IOException {
            book.close();
        }

        private void line(List<String> fields) {
            for (int column = 0; column < fields.size(); column++) {
                sheet.inlineString(row, column, fields.get(column));
            }
            row++;
        }
    }

    /** So that no spreadsheet takes a customer's words for a formula. */
    static String disarm(String field) {
        return !field.isEmpty() && FORMULA_STARTS.indexOf(field.charAt(0)) >= 0 ? "'" + field : field;
    }

    static String rearm(String field) {
        return field.length() > 1 && field.charAt(0) == '\'' && FORMULA_STARTS.indexOf(field.charAt(1)) >= 0
                ? field.substring(1)
                : field;
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\R", " ");
    }
}
