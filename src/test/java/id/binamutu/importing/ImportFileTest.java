package id.binamutu.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportFileTest {

    private static final byte[] TABLE = "id,at\n1,2026-10-07T10:00\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private final CollectingSink sink = new CollectingSink();

    @Test
    void contentSaysWhatAFileIsAndNotItsName() throws IOException {
        assertThat(file("a.xlsx", TABLE).format()).isEqualTo(ImportFile.Format.CSV);
        assertThat(file("a.csv", "# 3: csat\n{\"id\":1}\n".getBytes(StandardCharsets.UTF_8))
                        .format())
                .isEqualTo(ImportFile.Format.JSONL);
        assertThat(file("a.csv", workbook(sheet -> sheet.value(0, 0, "id"))).format())
                .isEqualTo(ImportFile.Format.XLSX);
        assertThat(file("a.csv", gzip(TABLE)).format()).isEqualTo(ImportFile.Format.CSV);
        assertThat(file("a.gz", gzip(workbook(sheet -> sheet.value(0, 0, "id"))))
                        .format())
                .isEqualTo(ImportFile.Format.XLSX);
    }

    @Test
    void gzipIsReadAsWhatIsInIt() throws IOException {
        assertThat(rows(file("a.csv.gz", gzip(TABLE)))).containsExactly(List.of("1", "2026-10-07T10:00"));
    }

    @Test
    void zipHoldsSeveralFilesAndWhatSystemsPutBesideThemIsPassedOver() throws IOException {
        byte[] zip = zip(
                "chat/a.csv",
                TABLE,
                "b.jsonl",
                "{}".getBytes(StandardCharsets.UTF_8),
                "c.xlsx",
                workbook(sheet -> header(sheet, "id", "at")),
                "d.csv.gz",
                gzip(TABLE),
                "__MACOSX/._a.csv",
                new byte[] {0, 1},
                ".DS_Store",
                new byte[] {0, 1});

        List<ImportFile> files = ImportFile.in(write("all.zip", zip), "all.zip");

        assertThat(files).extracting(ImportFile::name).containsExactly("a.csv", "b.jsonl", "c.xlsx", "d.csv.gz");
        assertThat(files.get(1).format()).isEqualTo(ImportFile.Format.JSONL);
        assertThat(files.get(2).format()).isEqualTo(ImportFile.Format.XLSX);
        assertThat(rows(files.get(0))).hasSize(1);
        assertThat(rows(files.get(2))).isEmpty();
        assertThat(rows(files.get(3))).hasSize(1);
    }

    @Test
    void zipWithoutFilesOrWithAZipInItOrCutOffIsRefused() throws IOException {
        assertRefused("import.refused.zip-empty", () -> ImportFile.in(write("e.zip", zip(".x", TABLE)), "e.zip"));
        List<ImportFile> nested = ImportFile.in(write("n.zip", zip("in.zip", zip("a.csv", TABLE))), "n.zip");
        assertRefused("import.refused.nested", () -> nested.get(0).format());
        byte[] zip = zip("a.csv", TABLE);
        assertRefused("import.refused.zip", () -> ImportFile.in(write("c.zip", Arrays.copyOf(zip, 40)), "c.zip"));
        byte[] gzip = gzip(TABLE);
        assertRefused("import.refused.gzip", () -> rows(file("c.gz", Arrays.copyOf(gzip, gzip.length - 12))));
        assertRefused(
                "import.refused.xls",
                () -> file("old.xls", new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0})
                        .format());
    }

    @Test
    void bombIsNotUnfolded() throws IOException {
        byte[] blank = new byte[1 << 20];
        Arrays.fill(blank, (byte) '\n');
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bomb)) {
            out.write(TABLE);
            for (int i = 0; i < 80; i++) {
                out.write(blank);
            }
        }
        assertThat(bomb.size()).isLessThan(200_000);

        assertRefused("import.refused.bomb", () -> rows(file("bomb.csv.gz", bomb.toByteArray())));
    }

    @Test
    void filesOfAZipUnfoldTogether() throws IOException {
        byte[] large = new byte[30 << 20];
        Arrays.fill(large, (byte) '\n');
        System.arraycopy(TABLE, 0, large, 0, TABLE.length);
        List<ImportFile> files =
                ImportFile.in(write("many.zip", zip("a.csv", large, "b.csv", large, "c.csv", large)), "many.zip");

        rows(files.get(0));
        rows(files.get(1));
        assertRefused("import.refused.bomb", () -> rows(files.get(2)));
    }

    @Test
    void excelDatesAreWrittenOutWhetherTheyLookLikeDatesOrNot() throws IOException {
        ImportFile file = file("a.xlsx", workbook(sheet -> {
            header(sheet, "id", "at");
            sheet.value(1, 0, "1");
            sheet.value(1, 1, LocalDateTime.of(2026, 10, 7, 10, 0, 5));
            sheet.style(1, 1).format("dd/mm/yyyy hh:mm:ss").set();
            sheet.value(2, 0, "2");
            sheet.value(2, 1, LocalDate.of(2026, 10, 7));
            sheet.style(2, 1).format("dd/mm/yyyy").set();
            sheet.value(3, 0, "3");
            sheet.value(3, 1, 46302.416724537034);
        }));

        List<List<String>> rows = rows(file);

        assertThat(rows).extracting(row -> row.get(1)).startsWith("2026-10-07T10:00:05", "2026-10-07");
        assertThat(Values.instant("at", rows.get(2).get(1)))
                .isEqualTo(Values.instant("at", rows.get(0).get(1)));
    }

    @Test
    void excelNumbersKeepTheirDigitsAndThoseThatItRoundsAreRefused() throws IOException {
        ImportFile file = file("a.xlsx", workbook(sheet -> {
            header(sheet, "id", "at");
            sheet.value(1, 0, 123456);
            sheet.value(1, 1, true);
            sheet.value(2, 0, 1.5);
            sheet.value(3, 0, 3174015208900003L);
            sheet.value(3, 1, "x");
            sheet.value(5, 0, "last");
        }));

        assertThat(rows(file)).containsExactly(List.of("123456", "true"), List.of("1.5", ""), List.of("last", ""));
        assertThat(sink.refused)
                .extracting(
                        CollectingSink.Refusal::line,
                        CollectingSink.Refusal::column,
                        CollectingSink.Refusal::messageKey)
                .containsExactly(tuple(4L, "id", "import.bad.rounded"));
    }

    @Test
    void workbookThatIsNoneIsRefused() throws IOException {
        assertRefused(
                "import.refused.xlsx",
                () -> rows(file(
                        "a.xlsx",
                        zip(
                                "[Content_Types].xml", "<Types/>".getBytes(StandardCharsets.UTF_8),
                                "xl/workbook.xml", "<oops".getBytes(StandardCharsets.UTF_8)))));
    }

    private List<List<String>> rows(ImportFile file) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        Table.read(file, List.of("id", "at"), sink, row -> rows.add(row.fields()));
        return rows;
    }

    private static void header(Worksheet sheet, String... names) {
        for (int i = 0; i < names.length; i++) {
            sheet.value(0, i, names[i]);
        }
    }

    private static byte[] workbook(Consumer<Worksheet> filling) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "Test", "1.0")) {
            filling.accept(book.newWorksheet("Data"));
        }
        return out.toByteArray();
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        }
        return out.toByteArray();
    }

    /** @param namesAndContents by turns */
    private static byte[] zip(Object... namesAndContents) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry((String) namesAndContents[i]));
                zip.write((byte[]) namesAndContents[i + 1]);
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    private ImportFile file(String name, byte[] content) throws IOException {
        return new ImportFile(write(name, content), name);
    }

    private Path write(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private static void assertRefused(String key, ThrowingCallable reading) {
        assertThatThrownBy(reading).isInstanceOf(ImportRefused.class).hasMessage(key);
    }
}
