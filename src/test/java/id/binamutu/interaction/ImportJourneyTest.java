package id.binamutu.interaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.binamutu.people.Role;
import id.binamutu.people.TestOrganisation;
import id.binamutu.storage.FileStore;
import id.binamutu.testing.BinaMutuTest;
import id.binamutu.web.NotFoundException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** A file from its upload to its rows, as an administrator goes. */
@BinaMutuTest
class ImportJourneyTest {

    private static final String HEADER =
            "conversation_id,channel,agent_id,customer_ref,started_at,ended_at,topic,csat,sender,sent_at,message\n";

    @Autowired
    MockMvc mvc;

    @Autowired
    TestOrganisation organisation;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    FileStore files;

    private final String prefix = UUID.randomUUID().toString();
    private RequestPostProcessor admin;
    private String agent;

    @BeforeEach
    void people() {
        admin = organisation.as(Role.ADMIN);
        agent = organisation.team().agent().employeeId();
    }

    @Test
    void fileIsCheckedThenPutInAndItsBadRowsAreMended() throws Exception {
        String page = upload("chat.csv", HEADER + row(1, "5", "Halo") + row(2, "9", "=1+1"));

        Document checked = waitFor(page, "CHECKED");
        assertThat(checked.select("#accepted").text()).isEqualTo("1");
        assertThat(checked.select("#refused").text()).isEqualTo("1");
        assertThat(checked.select("tbody tr").text()).contains("3 csat CSAT “9” harus 1 sampai 5.");
        assertThat(stored()).isZero();

        decide(page, "commission");
        Document done = waitFor(page, "DONE");
        assertThat(done.select("#accepted").text()).isEqualTo("1");
        assertThat(done.select("#refused").text()).isEqualTo("1");
        assertThat(stored()).isEqualTo(1);

        String bad = mvc.perform(get(page + "/bad-rows").with(admin))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(bad).contains(",_baris,_kolom,_penyebab").contains("'=1+1");
        String again = upload("mended.csv", bad.replace("gadai,9,", "gadai,4,"));
        assertThat(waitFor(again, "CHECKED").select("#accepted").text()).isEqualTo("1");
        decide(again, "commission");
        waitFor(again, "DONE");
        assertThat(jdbc.sql(
                                "select messages ->> 0 from transcript join interaction on id = interaction_id where conversation_id = :id")
                        .param("id", prefix + "2")
                        .query(String.class)
                        .single())
                .contains("\"=1+1\"");
    }

    @Test
    void uploadedFileWithItsUnmaskedWordsIsErasedOnceItsRowsAreIn() throws Exception {
        String page = upload("chat.csv", HEADER + row(1, "5", "Nomor saya 081234567890"));
        waitFor(page, "CHECKED");
        UUID file = jdbc.sql("select file_id from import_run where id = ?")
                .param(UUID.fromString(page.substring(page.lastIndexOf('/') + 1)))
                .query(UUID.class)
                .single();
        assertThat(files.open(file).exists()).isTrue();

        decide(page, "commission");
        waitFor(page, "DONE");
        assertThatThrownBy(() -> files.open(file)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void secondCommissionIsToldAndPutsInNothing() throws Exception {
        String page = upload("chat.csv", HEADER + row(1, "5", "Halo"));
        waitFor(page, "CHECKED");

        assertThat(decide(page, "commission")).contains("import.commissioned");
        assertThat(decide(page, "commission")).contains("import.already-commissioned");
        waitFor(page, "DONE");
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void sameFileThatIsSentTwiceIsOneImport() throws Exception {
        String file = HEADER + row(1, "5", "Halo");

        assertThat(upload("chat.csv", file)).isEqualTo(upload("chat (1).csv", file));
    }

    @Test
    void twoPeopleWithTheSameFileAtOnceBeginOneImport() throws Exception {
        byte[] file = (HEADER + row(1, "5", "Halo")).getBytes(StandardCharsets.UTF_8);
        RequestPostProcessor other = organisation.as(Role.ADMIN);
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService people = Executors.newFixedThreadPool(2);
        try {
            Future<String> one = people.submit(() -> {
                together.await();
                return upload("chat.csv", file, admin);
            });
            Future<String> two = people.submit(() -> {
                together.await();
                return upload("copy.csv", file, other);
            });
            assertThat(one.get()).isEqualTo(two.get());
        } finally {
            people.shutdown();
        }
    }

    @Test
    void badRowsOfAWorkbookComeBackAsAWorkbookThatIsMendedAndSentAgain() throws Exception {
        String page = upload(
                "chat.xlsx",
                workbook(List.of(row(1, "5", "Halo"), row(2, "9", "nomor 081234567890"), row(2, "9", "=1+1"))));
        assertThat(waitFor(page, "CHECKED").select("#refused").text()).isEqualTo("2");
        decide(page, "commission");
        waitFor(page, "DONE");

        List<List<String>> bad = read(badRows(page));

        assertThat(bad.get(0)).endsWith("message", "_baris", "_kolom", "_penyebab");
        assertThat(bad.get(1)).contains("3", "csat", "nomor [nomor telepon disamarkan]");
        assertThat(bad.get(2)).contains("=1+1");
        String again = upload("mended.xlsx", mended(bad));
        assertThat(waitFor(again, "CHECKED").select("#accepted").text()).isEqualTo("2");
        decide(again, "commission");
        waitFor(again, "DONE");
        assertThat(stored()).isEqualTo(2);
    }

    @Test
    void badRowsOfAZipComeBackAsAZipWithAFileForEachThatHasAny() throws Exception {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            entry(out, "good.csv", (HEADER + row(1, "5", "Halo")).getBytes(StandardCharsets.UTF_8));
            entry(out, "may/bad.csv", (HEADER + row(2, "9", "Halo")).getBytes(StandardCharsets.UTF_8));
            entry(out, "bad.xlsx", workbook(List.of(row(3, "9", "Halo"), row(1, "5", "lagi"))));
        }
        String page = upload("chat.zip", zip.toByteArray());
        Document checked = waitFor(page, "CHECKED");
        assertThat(checked.select("#accepted").text()).isEqualTo("1");
        assertThat(checked.select("tbody tr").text()).contains("bad.csv 2 csat").contains("bad.xlsx 3 conversation_id");
        decide(page, "commission");
        assertThat(waitFor(page, "DONE").select("#refused").text()).isEqualTo("3");

        ByteArrayOutputStream mended = new ByteArrayOutputStream();
        List<String> names = new ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(badRows(page)));
                ZipOutputStream out = new ZipOutputStream(mended)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                names.add(entry.getName());
                byte[] content = in.readAllBytes();
                entry(
                        out,
                        entry.getName(),
                        entry.getName().endsWith(".xlsx")
                                ? mended(read(content))
                                : new String(content, StandardCharsets.UTF_8)
                                        .replace("gadai,9,", "gadai,4,")
                                        .getBytes(StandardCharsets.UTF_8));
            }
        }
        assertThat(names).containsExactly("2-perbaiki-bad.csv", "3-perbaiki-bad.xlsx");
        String again = upload("mended.zip", mended.toByteArray());
        Document result = waitFor(again, "CHECKED");
        assertThat(result.select("#accepted").text()).isEqualTo("2");
        assertThat(result.select("#unchanged").text()).isEqualTo("1");
        decide(again, "commission");
        waitFor(again, "DONE");
        assertThat(stored()).isEqualTo(3);
    }

    @Test
    void fileThatCannotBeReadInAZipIsNamed() throws Exception {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            entry(out, "chat.csv", (HEADER + row(1, "5", "Halo")).getBytes(StandardCharsets.UTF_8));
            entry(out, "readme.txt", ("Halo " + prefix).getBytes(StandardCharsets.UTF_8));
        }

        assertThat(waitFor(upload("chat.zip", zip.toByteArray()), "REFUSED")
                        .select(".alert")
                        .text())
                .contains("readme.txt")
                .contains("Kolom berikut tidak ada");
    }

    @Test
    void cancelledImportChangesNothing() throws Exception {
        String page = upload("chat.csv", HEADER + row(1, "5", "Halo"));
        waitFor(page, "CHECKED");

        decide(page, "cancellation");
        assertThat(decide(page, "commission")).contains("import.not-possible-now");
        waitFor(page, "CANCELLED");
        assertThat(stored()).isZero();
    }

    @Test
    void brokenFileIsRefusedWithItsCauseOnThePage() throws Exception {
        String page = upload("chat.csv", "conversation_id,channel\n" + prefix + ",chat\n");

        assertThat(waitFor(page, "REFUSED").select(".alert").text())
                .contains("Kolom berikut tidak ada")
                .contains("agent_id");
    }

    @Test
    void uploadWithoutAFileIsAnsweredWithTheSamePage() throws Exception {
        mvc.perform(multipart("/imports")
                        .file(new MockMultipartFile("file", "x.csv", "text/csv", new byte[0]))
                        .param("kind", "interactions")
                        .with(admin)
                        .with(csrf()))
                .andExpect(status().is(422));
    }

    private byte[] badRows(String page) throws Exception {
        return mvc.perform(get(page + "/bad-rows").with(admin))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
    }

    private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    private static byte[] workbook(List<String> lines) throws IOException {
        List<List<String>> rows = new ArrayList<>(List.of(List.of(HEADER.strip().split(","))));
        lines.forEach(line -> rows.add(List.of(line.strip().split(","))));
        return workbookOf(rows);
    }

    private static byte[] workbookOf(List<List<String>> rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "Test", "1.0")) {
            Worksheet sheet = book.newWorksheet("Data");
            for (int row = 0; row < rows.size(); row++) {
                for (int column = 0; column < rows.get(row).size(); column++) {
                    sheet.value(row, column, rows.get(row).get(column));
                }
            }
        }
        return out.toByteArray();
    }

    private static List<List<String>> read(byte[] workbook) throws IOException {
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(workbook))) {
            return book.getFirstSheet().read().stream()
                    .map(row -> row.stream()
                            .map(cell -> cell == null ? "" : cell.getText())
                            .toList())
                    .toList();
        }
    }

    private static byte[] mended(List<List<String>> rows) throws IOException {
        int csat = rows.get(0).indexOf("csat");
        List<List<String>> mended = new ArrayList<>(rows.subList(0, 1));
        for (List<String> row : rows.subList(1, rows.size())) {
            List<String> fields = new ArrayList<>(row);
            fields.set(csat, fields.get(csat).replace("9", "4"));
            mended.add(fields);
        }
        return workbookOf(mended);
    }

    private String upload(String name, String content) throws Exception {
        return upload(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private String upload(String name, byte[] content) throws Exception {
        return upload(name, content, admin);
    }

    private String upload(String name, byte[] content, RequestPostProcessor who) throws Exception {
        return mvc.perform(multipart("/imports")
                        .file(new MockMultipartFile("file", name, "application/octet-stream", content))
                        .param("kind", "interactions")
                        .with(who)
                        .with(csrf()))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
    }

    private String decide(String page, String decision) throws Exception {
        return String.valueOf(
                mvc.perform(post(page + "/" + decision).with(admin).with(csrf()))
                        .andExpect(status().is3xxRedirection())
                        .andReturn()
                        .getFlashMap()
                        .get("notice"));
    }

    private Document waitFor(String page, String state) throws Exception {
        UUID id = UUID.fromString(page.substring(page.lastIndexOf('/') + 1));
        String now = "";
        for (int i = 0; i < 200 && !now.equals(state); i++) {
            Thread.sleep(50);
            now = jdbc.sql("select state from import_run where id = :id")
                    .param("id", id)
                    .query(String.class)
                    .single();
        }
        assertThat(now).isEqualTo(state);
        return Jsoup.parse(mvc.perform(get(page).with(admin))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }

    private long stored() {
        return jdbc.sql("select count(*) from interaction where conversation_id like :like")
                .param("like", prefix + "%")
                .query(Long.class)
                .single();
    }

    private String row(int id, String csat, String message) {
        return String.join(
                        ",",
                        prefix + id,
                        "chat",
                        agent,
                        "C1",
                        "07/10/2026 10:00",
                        "",
                        "gadai",
                        csat,
                        "CUSTOMER",
                        "07/10/2026 10:00",
                        message)
                + "\n";
    }
}
