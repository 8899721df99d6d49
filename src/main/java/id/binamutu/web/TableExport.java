package id.binamutu.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;

/** A table as a file: written as it is read, row by row. Texts that a spreadsheet would take for a formula are disarmed. */
public final class TableExport {
    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final int FLUSH_EVERY = 500;

    private TableExport() {}

    /**
     * @param format {@code csv} or {@code xlsx}; anything else does not exist
     * @param filename without its ending
     * @param rows texts, numbers, days and instants; null for nothing
     */
    public static void write(
            String format,
            String filename,
            List<String> header,
            Iterable<? extends List<? extends @Nullable Object>> rows,
            HttpServletResponse response)
            throws IOException {
        write(format, filename, header, rows.iterator(), response);
    }

    /** Reads the stream to its end and closes it. */
    public static void write(
            String format,
            String filename,
            List<String> header,
            Stream<? extends List<? extends @Nullable Object>> rows,
            HttpServletResponse response)
            throws IOException {
        try (rows) {
            write(format, filename, header, rows.iterator(), response);
        }
    }

    private static void write(
            String format,
            String filename,
            List<String> header,
            Iterator<? extends List<? extends @Nullable Object>> rows,
            HttpServletResponse response)
            throws IOException {
        switch (format) {
            case "csv" -> {
                announce(response, filename + ".csv", "text/csv;charset=UTF-8");
                csv(header, rows, response.getOutputStream());
            }
            case "xlsx" -> {
                announce(
                        response,
                        filename + ".xlsx",
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
                xlsx(header, rows, response.getOutputStream());
            }
            default -> throw new NotFoundException();
        }
    }

    /** Says that the answer is a file to keep under this name. */
    public static void announce(HttpServletResponse response, String filename, String contentType) {
        response.setContentType(contentType);
        response.setHeader(
                "Content-Disposition",
                ContentDisposition.attachment()
                        .filename(filename, StandardCharsets.UTF_8)
                        .build()
                        .toString());
        response.setHeader("Cache-Control", "no-store");
    }

    private static void csv(
            List<String> header, Iterator<? extends List<? extends @Nullable Object>> rows, OutputStream out)
            throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        // Spreadsheets take the file for UTF-8 only with the mark in front.
        text.write('\uFEFF');
        CsvWriter csv = CsvWriter.builder().build(text);
        csv.writeRecord(header.stream().map(TableExport::disarmed).toList());
        while (rows.hasNext()) {
            csv.writeRecord(rows.next().stream().map(TableExport::plain).toList());
        }
        csv.flush();
        text.flush();
    }

    private static void xlsx(
            List<String> header, Iterator<? extends List<? extends @Nullable Object>> rows, OutputStream out)
            throws IOException {
        try (Workbook book = new Workbook(out, "Bina Mutu", "1.0")) {
            Worksheet sheet = book.newWorksheet("Data");
            for (int column = 0; column < header.size(); column++) {
                sheet.value(0, column, disarmed(header.get(column)));
                sheet.style(0, column).bold().set();
            }
            sheet.freezePane(0, 1);
            int row = 1;
            while (rows.hasNext()) {
                List<? extends @Nullable Object> values = rows.next();
                for (int column = 0; column < values.size(); column++) {
                    cell(sheet, row, column, values.get(column));
                }
                if (row % FLUSH_EVERY == 0) {
                    sheet.flush();
                }
                row++;
            }
        }
    }

    /** Writes one value as what it is. */
    public static void cell(Worksheet sheet, int row, int column, @Nullable Object value) {
        if (value instanceof Number number) {
            sheet.value(row, column, number);
        } else if (value instanceof LocalDate day) {
            sheet.value(row, column, day);
            sheet.style(row, column).format("yyyy-mm-dd").set();
        } else if (value instanceof Instant instant) {
            sheet.value(row, column, instant.atZone(Formats.ZONE).toLocalDateTime());
            sheet.style(row, column).format("yyyy-mm-dd hh:mm").set();
        } else if (value != null) {
            sheet.value(row, column, plain(value));
        }
    }

    private static String plain(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Instant instant) {
            return DATE_TIME.format(LocalDateTime.ofInstant(instant, Formats.ZONE));
        }
        if (value instanceof Double || value instanceof Float) {
            return new BigDecimal(value.toString()).stripTrailingZeros().toPlainString();
        }
        if (value instanceof Number || value instanceof LocalDate || value instanceof YearMonth) {
            return value.toString();
        }
        return disarmed(value.toString());
    }

    private static String disarmed(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
