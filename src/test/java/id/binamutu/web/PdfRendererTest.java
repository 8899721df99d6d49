package id.binamutu.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.binamutu.statistics.Interval;
import id.binamutu.testing.BinaMutuTest;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BinaMutuTest
class PdfRendererTest {
    @Autowired
    PdfRenderer pdf;

    @Test
    void thePdfHoldsTheTextAndThePageNumber() throws Exception {
        String text = text("Mutu ≥ 85 – “baik” · naik\u0001 <b>tetap</b>");
        assertThat(text).contains("Mutu ≥ 85 – “baik” · naik <b>tetap</b>");
        assertThat(text).contains("1 / 1").contains("Bina Mutu").contains("Kaki");
    }

    @Test
    void chartsAreDrawn() throws Exception {
        text("x");
        try (PDDocument document =
                Loader.loadPDF(Path.of("target/pdf-renderer-test.pdf").toFile())) {
            BufferedImage picture = new PDFRenderer(document).renderImage(0);
            assertThat(count(picture, 0x0b6e4f)).as("bars and line in green").isGreaterThan(500);
        }
    }

    private static long count(BufferedImage picture, int colour) {
        long found = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                found += (picture.getRGB(x, y) & 0xffffff) == colour ? 1 : 0;
            }
        }
        return found;
    }

    @Test
    void longTextRunsOnToTheNextPage() throws Exception {
        assertThat(text("kata ".repeat(4000))).contains("2 / ");
    }

    private String text(String said) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        IntervalChart intervals = IntervalChart.of(
                "Mutu per minggu",
                "d",
                List.of(
                        new IntervalChart.Point("5 Okt", new Interval(80, 74, 86, 10)),
                        new IntervalChart.Point("12 Okt", new Interval(90, 86, 94, 12))),
                85.0,
                new Formats());
        BarChart bars = BarChart.of("Temuan", "d", List.of(new BarChart.Bar("Verifikasi data", 3, "3")));
        pdf.render("webtest/print", Map.of("said", said, "intervals", intervals, "bars", bars), out);
        Files.write(Path.of("target/pdf-renderer-test.pdf"), out.toByteArray());
        try (PDDocument document = Loader.loadPDF(out.toByteArray())) {
            return new PDFTextStripper().getText(document);
        }
    }
}
