package id.binamutu.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableTest {

    @TempDir
    Path folder;

    private final CollectingSink sink = new CollectingSink();
    private final List<String> names = new ArrayList<>();

    @Test
    void readsCommaAndSemicolonWithAndWithoutByteOrderMark() throws IOException {
        read("name,born\nSari,2001-02-03\n");
        read("\uFEFFname;born\r\nBudi, jr.;03/02/2001\r\n");

        assertThat(names).containsExactly("Sari 2001-02-03", "Budi, jr. 2001-02-03");
        assertThat(sink.refused).isEmpty();
    }

    @Test
    void columnsStandInAnyOrderAndStrangersAreIgnored() throws IOException {
        read("_penyebab,BORN, Name \nx,2001-02-03,Sari\n");

        assertThat(names).containsExactly("Sari 2001-02-03");
    }

    @Test
    void quotedFieldsMayHoldSeparatorsQuotesAndLineBreaks() throws IOException {
        read("name,born\n\"Sari \"\"S\"\",\nanak\",2001-02-03\nBudi,salah\n");

        assertThat(names).containsExactly("Sari \"S\",\nanak 2001-02-03");
        assertThat(sink.refused.get(0).line()).isEqualTo(4);
    }

    @Test
    void badRowIsRefusedWithLineColumnAndCauseAndTheOthersGoOn() throws IOException {
        read("name,born\nSari,31/02/2001\n,2001-02-03\nBudi\nAni,2001-02-03,zuviel\n\nDewi,2001-02-03\n");

        assertThat(names).containsExactly("Dewi 2001-02-03");
        assertThat(sink.refused)
                .containsExactly(
                        new CollectingSink.Refusal(
                                2, "born", "import.bad.date", List.of("31/02/2001"), List.of("Sari", "31/02/2001")),
                        new CollectingSink.Refusal(3, "name", "import.bad.empty", List.of(), List.of("", "2001-02-03")),
                        new CollectingSink.Refusal(4, "", "import.bad.fields", List.of(1, 2), List.of("Budi")),
                        new CollectingSink.Refusal(
                                5, "", "import.bad.fields", List.of(3, 2), List.of("Ani", "2001-02-03", "zuviel")));
    }

    @Test
    void missingColumnIsNamed() {
        assertRefused("name,birthday\nSari,2001-02-03\n", "import.refused.column-missing", "born");
    }

    @Test
    void columnThatStandsTwiceIsNamed() {
        assertRefused("name,born,name\nSari,2001-02-03,x\n", "import.refused.column-twice", "name");
    }

    @Test
    void emptyFileIsRefused() {
        assertRefused("", "import.refused.empty");
    }

    @Test
    void quoteThatNeverClosesIsRefusedWithItsLine() {
        assertRefused("name,born\nSari,2001-02-03\n\"Budi,2001-02-03\nAni,2001-02-03\n", "import.refused.quote", 3L);
    }

    @Test
    void latin1IsRefusedWithItsLine() throws IOException {
        Path file = write("name,born\nSari,2001-02-03\nRené,2001-02-03\n", Charset.forName("ISO-8859-1"));

        assertThatThrownBy(() -> read(file)).isInstanceOfSatisfying(ImportRefused.class, refused -> {
            assertThat(refused.messageKey()).isEqualTo("import.refused.not-utf8");
            assertThat(refused.arguments()).containsExactly(3L);
        });
    }

    @Test
    void characterThatIsCutByTheBufferIsWhole() throws IOException {
        read("name,born\n" + "é".repeat(40_000) + "x,2001-02-03\n" + "€".repeat(50_000) + ",2001-02-03\n");

        assertThat(names).hasSize(2);
    }

    @Test
    void zipWithTheNameOfATableIsRefusedByItsContent() {
        assertRefused("PK\u0003\u0004rest,of,it", "import.refused.zip");
    }

    @Test
    void binaryIsRefused() {
        assertRefused("name,born\n\u0000\u0001\u0002", "import.refused.binary");
    }

    @Test
    void lineOf200MegabytesIsRefusedWithItsNumberAndInLittleMemory() throws IOException {
        Path file = folder.resolve("long.csv");
        byte[] block = new byte[1 << 20];
        Arrays.fill(block, (byte) 'a');
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write("name,born\nSari,2001-02-03\n".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 200; i++) {
                out.write(block);
            }
        }

        assertThatThrownBy(() -> read(file)).isInstanceOfSatisfying(ImportRefused.class, refused -> {
            assertThat(refused.messageKey()).isEqualTo("import.refused.line-too-long");
            assertThat(refused.arguments()).containsExactly(3L);
        });
    }

    @Test
    void timesAreIsoOrOfTheContactCentre() {
        Instant expected = Instant.parse("2026-10-07T10:55:00Z");
        assertThat(List.of(
                        "2026-10-07T17:55:00+07:00",
                        "2026-10-07T10:55:00Z",
                        "2026-10-07T06:25:00-04:30",
                        "2026-10-07T17:55",
                        "2026-10-07 17:55:00",
                        "07/10/2026 17:55",
                        "7/10/2026 17:55:00"))
                .allSatisfy(text -> assertThat(Values.instant("t", text)).isEqualTo(expected));
        assertThat(List.of(
                        "07-10-2026",
                        "2026-13-01T00:00:00Z",
                        "2026-1a-01T00:00:00Z",
                        "2026-10-07T10:55:61+07:00",
                        "2026-10-07T10:55:00+19:00",
                        "31/02/2026 10:00",
                        "kemarin",
                        "10/07/2026"))
                .allSatisfy(text ->
                        assertThatThrownBy(() -> Values.instant("t", text)).isInstanceOf(BadRow.class));
    }

    private void assertRefused(String content, String key, Object... arguments) {
        assertThatThrownBy(() -> read(content)).isInstanceOfSatisfying(ImportRefused.class, refused -> {
            assertThat(refused.messageKey()).isEqualTo(key);
            assertThat(refused.arguments()).containsExactly(arguments);
        });
    }

    private void read(String content) throws IOException {
        read(write(content, StandardCharsets.UTF_8));
    }

    private void read(Path file) throws IOException {
        Table.read(new ImportFile(file, "people.csv"), List.of("name", "born"), sink, row -> {
            LocalDate born = row.date("born");
            names.add(row.required("name") + " " + born);
            sink.accepted(row.line());
        });
    }

    private Path write(String content, Charset charset) throws IOException {
        return Files.write(folder.resolve("file.csv"), content.getBytes(charset));
    }
}
