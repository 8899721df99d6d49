package id.binamutu.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import id.binamutu.people.PersonName;
import id.binamutu.people.Role;
import id.binamutu.people.TestOrganisation;
import id.binamutu.testing.BinaMutuTest;
import id.binamutu.testing.Statements;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

@BinaMutuTest
class DocumentTest {
    private static final byte[] PDF = "%PDF-1.7 isi dokumen".getBytes(StandardCharsets.US_ASCII);

    @Autowired
    MockMvc mvc;

    @Autowired
    TestOrganisation organisation;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Documents documents;

    @Test
    void aRevisionInForceIsReadAndDownloadedByEverybody() throws Exception {
        PersonName keeper = organisation.person(Role.DOCUMENT_CONTROL);
        UUID document = registered(keeper, number());
        UUID revision = released(keeper, document, "01");

        MockHttpServletResponse page = read(organisation.person(Role.AGENT), "/documents/" + document);
        assertThat(page.getStatus()).isEqualTo(200);
        assertThat(Jsoup.parse(page.getContentAsString()).text()).contains("Revisi 01", "Berlaku", "sop.pdf");

        MockHttpServletResponse file =
                read(organisation.person(Role.AGENT), "/documents/revisions/" + revision + "/file");
        assertThat(file.getContentAsByteArray()).isEqualTo(PDF);
        assertThat(file.getHeader("Content-Disposition"))
                .startsWith("attachment")
                .contains("sop.pdf");
        assertThat(file.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void aDraftIsNobodysButDocumentControlsAndTheOverseers() throws Exception {
        PersonName keeper = organisation.person(Role.DOCUMENT_CONTROL);
        UUID document = registered(keeper, number());
        UUID revision = drafted(keeper, document, "01");

        PersonName agent = organisation.person(Role.AGENT);
        assertThat(read(agent, "/documents/" + document).getStatus()).isEqualTo(404);
        assertThat(read(agent, "/documents/revisions/" + revision + "/file").getStatus())
                .isEqualTo(404);
        assertThat(read(organisation.person(Role.MANAGER), "/documents/revisions/" + revision + "/file")
                        .getStatus())
                .isEqualTo(200);
    }

    @Test
    void aNewRevisionTakesThePlaceOfTheOldOne() throws Exception {
        PersonName keeper = organisation.person(Role.DOCUMENT_CONTROL);
        UUID document = registered(keeper, number());
        UUID first = released(keeper, document, "01");
        UUID second = released(keeper, document, "02");

        assertThat(state(first)).isEqualTo("SUPERSEDED");
        assertThat(state(second)).isEqualTo("IN_FORCE");
        assertThat(documents.current())
                .filteredOn(name -> name.documentId().equals(document))
                .singleElement()
                .extracting(RevisionName::revision)
                .isEqualTo("02");
        assertThat(documents.revisions(java.util.List.of(first, second))).hasSize(2);
        assertThat(read(organisation.person(Role.AGENT), "/documents/revisions/" + first + "/file")
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    void puttingInForceTwiceHasOneEffect() throws Exception {
        PersonName keeper = organisation.person(Role.DOCUMENT_CONTROL);
        UUID document = registered(keeper, number());
        UUID revision = released(keeper, document, "01");

        assertThat(send(keeper, "/documents/revisions/" + revision + "/release").getStatus())
                .isEqualTo(302);
        assertThat(jdbc.sql(
                                "select count(*) from audit_entry where subject_id = ? and action = 'document.revision.released'")
                        .param(document)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aRevisionInForceCannotBeChangedBySqlEither() throws Exception {
        PersonName keeper = organisation.person(Role.DOCUMENT_CONTROL);
        UUID revision = released(keeper, registered(keeper, number()), "01");

        assertThatThrownBy(() -> jdbc.sql("update document_revision set change = 'lain' where id = ?")
                        .param(revision)
                        .update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> jdbc.sql("delete from document_revision where id = ?")
                        .param(revision)
                        .update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> jdbc.sql("update document_revision set state = 'DRAFT' where id = ?")
                        .param(revision)
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void withdrawingNeedsAReason() throws Exception {
        PersonName keeper = organisation.person(Role.DOCUMENT_CONTROL);
        UUID revision = released(keeper, registered(keeper, number()), "01");

        MockHttpServletResponse refused = send(keeper, "/documents/revisions/" + revision + "/withdrawal");
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(Jsoup.parse(refused.getContentAsString()).select(".summary a[href='#reason']"))
                .hasSize(1);
        assertThat(state(revision)).isEqualTo("IN_FORCE");

        assertThat(send(keeper, "/documents/revisions/" + revision + "/withdrawal", "reason", "Layanan ditutup")
                        .getStatus())
                .isEqualTo(302);
        assertThat(state(revision)).isEqualTo("WITHDRAWN");
    }

    @Test
    void aRefusedRegistrationKeepsWhatWasTyped() throws Exception {
        PersonName keeper = organisation.person(Role.DOCUMENT_CONTROL);
        String number = number();
        registered(keeper, number);

        MockHttpServletResponse refused = register(keeper, number.toLowerCase());
        assertThat(refused.getStatus()).isEqualTo(422);
        var page = Jsoup.parse(refused.getContentAsString());
        assertThat(page.select("#title").val()).isEqualTo("Penanganan keluhan");
        assertThat(page.select("#retentionMonths").val()).isEqualTo("60");
        assertThat(page.select("#kind option[selected]").val()).isEqualTo("SOP");
        assertThat(page.select(".summary").text()).contains("sudah terdaftar");
    }

    @Test
    void aFileIsKnownByItsContent() throws Exception {
        PersonName keeper = organisation.person(Role.DOCUMENT_CONTROL);
        UUID document = registered(keeper, number());

        MockHttpServletResponse script = upload(
                keeper,
                document,
                "01",
                "2026-01-05",
                new MockMultipartFile("file", "sop.pdf", null, "<script>".getBytes(StandardCharsets.UTF_8)));
        assertThat(script.getStatus()).isEqualTo(422);
        assertThat(Jsoup.parse(script.getContentAsString()).select("#change").val())
                .isEqualTo("Terbitan pertama");
        MockHttpServletResponse renamed =
                upload(keeper, document, "01", "2026-01-05", new MockMultipartFile("file", "sop.exe", null, PDF));
        assertThat(renamed.getStatus()).isEqualTo(422);
    }

    @Test
    void aRevisionIsNotPutInForceBeforeItsDay() throws Exception {
        PersonName keeper = organisation.person(Role.DOCUMENT_CONTROL);
        UUID document = registered(keeper, number());
        upload(keeper, document, "01", "2126-01-05", new MockMultipartFile("file", "sop.pdf", null, PDF));
        UUID revision = newest(document);

        MockHttpServletResponse refused = send(keeper, "/documents/revisions/" + revision + "/release");
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString()).contains("belum sampai tanggal berlakunya");
        assertThat(state(revision)).isEqualTo("DRAFT");
    }

    @Test
    void theListIsFilteredAndTakenAway() throws Exception {
        PersonName keeper = organisation.person(Role.DOCUMENT_CONTROL);
        String number = number();
        released(keeper, registered(keeper, number), "07");
        String hidden = number();
        drafted(keeper, registered(keeper, hidden), "01");

        PersonName agent = organisation.person(Role.AGENT);
        assertThat(Jsoup.parse(read(agent, "/documents?q=" + number).getContentAsString())
                        .select("tbody tr"))
                .singleElement()
                .extracting(org.jsoup.nodes.Element::text)
                .asString()
                .contains(number, "07", "Berlaku");
        assertThat(Jsoup.parse(read(agent, "/documents?q=" + hidden).getContentAsString())
                        .text())
                .contains("Tidak ada dokumen yang cocok");
        assertThat(read(agent, "/documents/export?format=csv&q=" + number).getContentAsString())
                .contains(number)
                .doesNotContain(hidden);
    }

    @Test
    void aPageCostsFewStatements() throws Exception {
        PersonName keeper = organisation.person(Role.DOCUMENT_CONTROL);
        UUID document = registered(keeper, number());
        released(keeper, document, "01");
        released(keeper, document, "02");
        assertThat(Statements.count(() -> read(keeper, "/documents/" + document)))
                .isLessThanOrEqualTo(12);
    }

    private UUID registered(PersonName keeper, String number) throws Exception {
        MockHttpServletResponse response = register(keeper, number);
        assertThat(response.getStatus()).isEqualTo(302);
        Matcher id = Pattern.compile("/documents/([0-9a-f-]{36})").matcher(String.valueOf(response.getRedirectedUrl()));
        assertThat(id.find()).isTrue();
        return UUID.fromString(id.group(1));
    }

    private MockHttpServletResponse register(PersonName keeper, String number) throws Exception {
        return send(
                keeper,
                "/documents",
                "number",
                number,
                "title",
                "Penanganan keluhan",
                "kind",
                "SOP",
                "owner",
                "Koordinator",
                "retentionMonths",
                "60",
                "retentionBasis",
                "Jadwal retensi arsip");
    }

    private UUID drafted(PersonName keeper, UUID document, String label) throws Exception {
        MockHttpServletResponse response =
                upload(keeper, document, label, "2026-01-05", new MockMultipartFile("file", "sop.pdf", null, PDF));
        assertThat(response.getStatus()).isEqualTo(302);
        return newest(document);
    }

    private UUID released(PersonName keeper, UUID document, String label) throws Exception {
        UUID revision = drafted(keeper, document, label);
        assertThat(send(keeper, "/documents/revisions/" + revision + "/release").getStatus())
                .isEqualTo(302);
        return revision;
    }

    private UUID newest(UUID document) {
        return jdbc.sql(
                        "select id from document_revision where document_id = ? order by created_at desc, id desc limit 1")
                .param(document)
                .query(UUID.class)
                .single();
    }

    private String state(UUID revision) {
        return jdbc.sql("select state from document_revision where id = ?")
                .param(revision)
                .query(String.class)
                .single();
    }

    private MockHttpServletResponse upload(
            PersonName keeper, UUID document, String label, String effectiveOn, MockMultipartFile file)
            throws Exception {
        return mvc.perform(multipart("/documents/{id}/revisions", document)
                        .file(file)
                        .param("label", label)
                        .param("effectiveOn", effectiveOn)
                        .param("change", "Terbitan pertama")
                        .with(organisation.as(keeper))
                        .with(csrf()))
                .andReturn()
                .getResponse();
    }

    private MockHttpServletResponse read(PersonName who, String url) throws Exception {
        return mvc.perform(get(url).with(organisation.as(who))).andReturn().getResponse();
    }

    private MockHttpServletResponse send(PersonName who, String url, String... parameters) throws Exception {
        var request = post(url).with(organisation.as(who)).with(csrf());
        for (int i = 0; i < parameters.length; i += 2) {
            request.param(parameters[i], parameters[i + 1]);
        }
        return mvc.perform(request).andReturn().getResponse();
    }

    private static String number() {
        return "DOK-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase();
    }
}
