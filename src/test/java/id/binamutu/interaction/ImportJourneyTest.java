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
import java.nio.charset.StandardCharsets;
import java.util.UUID;
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

    private String upload(String name, String content) throws Exception {
        return mvc.perform(multipart("/imports")
                        .file(new MockMultipartFile("file", name, "text/csv", content.getBytes(StandardCharsets.UTF_8)))
                        .param("kind", "interactions")
                        .with(admin)
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
