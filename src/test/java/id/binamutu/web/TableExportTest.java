package id.binamutu.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

class TableExportTest {
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void aCsvOpensInASpreadsheetAsUtf8() throws Exception {
        TableExport.write(
                "csv",
                "laporan",
                List.of("Nama", "Mutu", "Tanggal", "Waktu"),
                List.of(Arrays.asList("Citra \"Cici\", Permata", 87.5, LocalDate.of(2026, 10, 1), null)),
                response);
        String text = response.getContentAsString(StandardCharsets.UTF_8);
        assertThat(text).startsWith("\uFEFFNama,Mutu,Tanggal,Waktu");
        assertThat(text).contains("\"Citra \"\"Cici\"\", Permata\",87.5,2026-10-01,");
        assertThat(response.getHeader("Content-Disposition"))
                .contains("attachment")
                .contains("laporan.csv");
    }

    @Test
    void aTextThatLooksLikeAFormulaIsDisarmedAndANumberStaysANumber() throws Exception {
        TableExport.write(
                "csv",
                "x",
                List.of("a"),
                List.of(List.of("=1+1"), List.of("+62812"), List.of("@x"), List.of(-5)),
                response);
        assertThat(response.getContentAsString(StandardCharsets.UTF_8).lines())
                .contains("'=1+1", "'+62812", "'@x", "-5");
    }

    @Test
    void aWorkbookHoldsEveryRow() throws Exception {
        TableExport.write(
                "xlsx",
                "x",
                List.of("No", "Waktu", "Isi"),
                IntStream.range(0, 1200).mapToObj(i -> List.of(i, Instant.parse("2026-10-01T07:05:00Z"), "=SUM(A1)")),
                response);
        String sheet = entry("xl/worksheets/sheet1.xml");
        assertThat(sheet.split("<row ", -1)).hasSize(1202);
        assertThat(sheet).doesNotContain("<f>");
    }

    @Test
    void anUnknownFormatDoesNotExist() {
        assertThatThrownBy(() -> TableExport.write("pdf", "x", List.of("a"), List.of(List.of("b")), response))
                .isInstanceOf(NotFoundException.class);
    }

    private String entry(String name) throws Exception {
        Path file = Files.createTempFile("table", ".xlsx");
        Files.write(file, response.getContentAsByteArray());
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        } finally {
            Files.delete(file);
        }
    }
}
