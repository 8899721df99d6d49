package id.binamutu.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The shape of the file that bad rows are given back in. */
final class BadRowFile {

    /** Stand behind the file's own columns and are ignored when it is sent again. */
    static final List<String> COLUMNS = List.of("_baris", "_kolom", "_penyebab");

    private static final String FORMULA_STARTS = "=+-@\t\r";

    private BadRowFile() {}

    static boolean isJson(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        return name.endsWith(".jsonl") || name.endsWith(".ndjson");
    }

    /** A remark, then the line as it was; lines that begin with # are passed over when the file is read. */
    static String jsonLines(BadRows.Row row, String cause) {
        String column = row.column().isEmpty() ? "" : ", " + row.column();
        return "# " + row.line() + column + ": " + oneLine(cause) + "\n"
                + row.fields().get(0) + "\n";
    }

    /**
     * @param own how many columns the file has, without those of an earlier file of bad rows
     * @param all how many it has with those
     */
    static List<String> csvRow(BadRows.Row row, String cause, int own, int all) {
        List<String> fields = new ArrayList<>(row.fields());
        if (fields.size() == all) {
            fields.subList(own, all).clear();
        }
        while (fields.size() < own) {
            fields.add("");
        }
        fields.replaceAll(BadRowFile::disarm);
        fields.addAll(List.of(Long.toString(row.line()), row.column(), disarm(oneLine(cause))));
        return fields;
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
