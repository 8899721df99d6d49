package id.binamutu.importing;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/**
 * The first sheet of an Excel workbook as rows of text. Excel keeps a date as a number with a format, and of a number its first
 * 15 digits only: dates are written out, and a longer number is refused where it stands rather than believed.
 */
final class XlsxRows implements Table.Rows {

    /** Words that cells share are held in memory by whoever reads a workbook. */
    private static final long MOST_SHARED = 160L << 20;

    private static final int MOST_COLUMNS = 1_000;
    private static final int TRUSTED_DIGITS = 15;

    private final ImportFile.Local local;
    private final ReadableWorkbook book;
    private final Stream<Row> stream;
    private final Iterator<Row> rows;
    private final ImportFile file;
    private final long total;
    private int width = -1;
    private int rounded = -1;
    private long line;

    XlsxRows(ImportFile file) throws IOException {
        this.file = file;
        this.local = file.local();
        try {
            this.total = look(local.path(), file.expansion());
            this.book = new ReadableWorkbook(local.path().toFile(), new ReadingOptions(true, true));
            this.stream = book.getFirstSheet().openStream();
            this.rows = stream.iterator();
        } catch (ExcelReaderException | IOException | IndexOutOfBoundsException e) {
            local.close();
            throw broken(e);
        } catch (RuntimeException e) {
            local.close();
            throw e;
        }
    }

    @Override
    public @Nullable List<String> next() {
        try {
            while (rows.hasNext()) {
                Row row = rows.next();
                line = row.getRowNum();
                file.progress((double) line / Math.max(1, total));
                List<String> fields = fields(row);
                if (!fields.isEmpty()) {
                    return fields;
                }
            }
            return null;
        } catch (ImportRefused e) {
            throw e;
        } catch (RuntimeException e) {
            // The reader throws whatever it stumbles over in a file that is no workbook.
            throw broken(e);
        }
    }

    @Override
    public long line() {
        return line;
    }

    @Override
    public void check(List<String> header) {
        if (rounded >= 0) {
            throw new BadRow(rounded < header.size() ? header.get(rounded).strip() : "", "import.bad.rounded");
        }
    }

    @Override
    public void close() throws IOException {
        stream.close();
        book.close();
        local.close();
    }

    /** As many as the header has: Excel leaves empty cells at the end of a row out. */
    private List<String> fields(Row row) {
        rounded = -1;
        if (row.getCellCount() > MOST_COLUMNS) {
            throw new ImportRefused("import.refused.xlsx-wide", line, MOST_COLUMNS);
        }
        List<String> fields = new ArrayList<>(Math.max(width, row.getCellCount()));
        for (int column = 0; column < row.getCellCount(); column++) {
            fields.add(text(row.getCell(column), column));
        }
        int least = Math.max(0, width);
        while (fields.size() > least && fields.get(fields.size() - 1).isEmpty()) {
            fields.remove(fields.size() - 1);
        }
        if (width < 0) {
            width = fields.isEmpty() ? -1 : fields.size();
            return fields;
        }
        while (fields.size() < width) {
            fields.add("");
        }
        return fields;
    }

    private String text(@Nullable Cell cell, int column) {
        if (cell == null || cell.getRawValue() == null) {
            return "";
        }
        if (cell.getType() == CellType.BOOLEAN) {
            return cell.asBoolean() ? "true" : "false";
        }
        if (cell.getType() == CellType.NUMBER) {
            return number(cell, column);
        }
        return cell.getType() == CellType.FORMULA && cell.getValue() instanceof BigDecimal number
                ? plain(number, column)
                : cell.getType() == CellType.ERROR ? cell.getRawValue() : cell.getText();
    }

    private String number(Cell cell, int column) {
        if (isDate(cell)) {
            LocalDateTime moment = Values.serial(cell.asNumber(), book.isDate1904());
            return moment.toLocalTime().equals(LocalTime.MIDNIGHT) && !hasTime(cell)
                    ? moment.toLocalDate().toString()
                    : moment.toString();
        }
        return plain(cell.asNumber(), column);
    }

    private String plain(BigDecimal number, int column) {
        BigDecimal stripped = number.stripTrailingZeros();
        if (stripped.precision() - stripped.scale() > TRUSTED_DIGITS && rounded < 0) {
            rounded = column;
        }
        return number.round(new MathContext(TRUSTED_DIGITS))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** By the built-in formats of ECMA-376 (18.8.30), or by the letters of one's own. */
    private static boolean isDate(Cell cell) {
        Integer id = cell.getDataFormatId();
        if (id == null) {
            return false;
        }
        return id >= 14 && id <= 22
                || id >= 27 && id <= 36
                || id >= 45 && id <= 47
                || id >= 50 && id <= 58
                || letters(cell).matches(".*[dmyhs].*");
    }

    private static boolean hasTime(Cell cell) {
        Integer id = cell.getDataFormatId();
        return id != null && (id >= 18 && id <= 22 || id >= 45 && id <= 47)
                || letters(cell).matches(".*[hs].*");
    }

    /** A format's letters without what it quotes, escapes or puts into brackets. */
    private static String letters(Cell cell) {
        String format = cell.getDataFormatString();
        return format == null
                ? ""
                : format.replaceAll("\"[^\"]*\"|\\\\.|_.|\\[[^\\]]*\\]|(?i)general", "")
                        .toLowerCase(Locale.ROOT);
    }

    /**
     * Looks through the sheets before the reader does.
     *
     * @return how many rows there are
     */
    private static long look(Path path, Expansion expansion) throws IOException {
        long rows = 0;
        long expanded = 0;
        try (ZipFile zip = new ZipFile(path.toFile(), StandardCharsets.UTF_8)) {
            for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
                String name = entry.getName().toLowerCase(Locale.ROOT);
                boolean sheet = name.startsWith("xl/worksheets/");
                boolean shared = name.endsWith("sharedstrings.xml");
                if (!name.endsWith(".xml")) {
                    continue;
                }
                try (InputStream in = zip.getInputStream(entry)) {
                    XmlLook look = new XmlLook();
                    byte[] bytes = new byte[1 << 16];
                    for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                        look.at(bytes, read);
                        expanded += read;
                        expansion.allow(expanded);
                        if (shared && look.size() > MOST_SHARED) {
                            throw new ImportRefused("import.refused.xlsx-shared", MOST_SHARED >> 20);
                        }
                    }
                    rows = sheet ? Math.max(rows, look.rows()) : rows;
                }
            }
        }
        return rows;
    }

    /** Counts the rows in a sheet's XML and refuses text that no cell can hold. */
    private static final class XmlLook {
        private long size;
        private long rows;
        private int length;
        private int tag;

        void at(byte[] bytes, int end) {
            size += end;
            for (int i = 0; i < end; i++) {
                byte b = bytes[i];
                if (b == '<') {
                    tag = 1;
                    length = 0;
                } else {
                    tag = tag > 0 && tag <= 3 && b == "<row".charAt(tag) ? tag + 1 : tag == 4 && !isLetter(b) ? 5 : 0;
                    if (tag == 5) {
                        rows++;
                        tag = 0;
                    }
                    if (++length > TextReader.LONGEST_LINE) {
                        throw new ImportRefused("import.refused.xlsx");
                    }
                }
            }
        }

        long size() {
            return size;
        }

        long rows() {
            return rows;
        }

        private static boolean isLetter(byte b) {
            return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z';
        }
    }

    private static ImportRefused broken(Exception cause) {
        ImportRefused refused = new ImportRefused("import.refused.xlsx");
        refused.addSuppressed(cause);
        return refused;
    }
}
