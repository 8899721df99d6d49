package id.binamutu.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.head;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.binamutu.evaluation.TestEvaluations;
import id.binamutu.people.PersonName;
import id.binamutu.people.Role;
import id.binamutu.people.TestOrganisation;
import id.binamutu.storage.FileStore;
import id.binamutu.testing.BinaMutuTest;
import id.binamutu.testing.Statements;
import id.binamutu.web.NotFoundException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.Assertions;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@BinaMutuTest
class RecordingPagesTest {
    private static final Instant MORNING = Instant.parse("2026-10-07T02:00:00Z");

    @Autowired
    MockMvc mvc;

    @Autowired
    TestOrganisation organisation;

    @Autowired
    TestRecordings recordings;

    @Autowired
    TestEvaluations evaluations;

    @Autowired
    Recordings contract;

    @Autowired
    FileStore files;

    @Autowired
    JdbcClient jdbc;

    private TestOrganisation.Team team;
    private TestRecordings.Call call;

    @BeforeEach
    void call() {
        team = organisation.team();
        call = recordings.call(team.agent().id(), MORNING);
    }

    @Test
    void manyFilesFindTheirConversationsAndTheOthersAreListedWithTheCause() throws Exception {
        TestRecordings.Call byId = recordings.call(team.agent().id(), MORNING);
        TestRecordings.Call zipped = recordings.call(team.agent().id(), MORNING);
        TestRecordings.Call other = recordings.call(team.agent().id(), MORNING);
        TestRecordings.Call elsewhere =
                recordings.call(organisation.team().agent().id(), MORNING);
        byte[] archive = archive(Map.of(
                "map/" + zipped.fileName(), Sounds.wav(1), "__MACOSX/._" + zipped.fileName(), new byte[] {1, 2}));

        Document page = upload(
                organisation.as(team.leader()),
                file(call.fileName().toUpperCase(Locale.ROOT), Sounds.wav(1)),
                file("20261007_" + byId.conversationId() + "_antrean 2.ogg", Sounds.file("tone.vorbis.ogg")),
                file("semua.zip", archive),
                file(elsewhere.fileName(), Sounds.wav(1)),
                file("catatan " + other.conversationId() + ".wav", "<html>".getBytes()));

        assertThat(page.select("tbody tr").eachText())
                .satisfiesExactlyInAnyOrder(
                        row -> assertThat(row).contains(call.conversationId(), "Tersimpan"),
                        row -> assertThat(row).contains(byId.conversationId(), "Tersimpan"),
                        row -> assertThat(row).contains(zipped.conversationId(), "Tersimpan"),
                        row -> assertThat(row)
                                .contains(elsewhere.fileName(), "Ditolak", "Tidak ada percakapan dengan nama berkas"),
                        row -> assertThat(row).contains(other.conversationId(), "Ditolak", "bukan rekaman WAV"));
        assertThat(contract.of(elsewhere.id())).isEmpty();
    }

    @Test
    void administratorUploadsForEveryTeamAndOnlyTheAdministratorSeesTheResultOfOthers() throws Exception {
        PersonName admin = organisation.person(Role.ADMIN);
        Document page = upload(organisation.as(admin), file(call.fileName(), Sounds.wav(1)));

        assertThat(page.select("tbody tr").text()).contains("Tersimpan");
        String address = page.location();
        mvc.perform(get(address).with(organisation.as(team.leader()))).andExpect(status().isNotFound());
        mvc.perform(get(address).with(organisation.as(Role.ADMIN))).andExpect(status().isOk());
    }

    @Test
    void sameFileTwiceIsOneRecordingAndAnotherIsRefused() throws Exception {
        byte[] sound = Sounds.wav(1);
        RequestPostProcessor leader = organisation.as(team.leader());
        assertThat(upload(leader, file(call.fileName(), sound))
                        .select("tbody tr")
                        .text())
                .contains("Tersimpan");
        UUID first = contract.of(call.id()).orElseThrow().id();

        assertThat(upload(leader, file(call.fileName(), sound))
                        .select("tbody tr")
                        .text())
                .contains("Sudah ada");
        assertThat(upload(leader, file(call.fileName(), Sounds.wav(1)))
                        .select("tbody tr")
                        .text())
                .contains("Ditolak", "sudah punya rekaman lain");
        assertThat(contract.of(call.id()).orElseThrow().id()).isEqualTo(first);
    }

    @Test
    void nothingChosenIsSaid() throws Exception {
        mvc.perform(multipart("/recordings").with(csrf()).with(organisation.as(team.leader())))
                .andExpect(status().is(422))
                .andExpect(result -> assertThat(document(result.getResponse())
                                .select(".summary a[href=#files]")
                                .text())
                        .isEqualTo("Pilih berkas rekaman dulu."));
    }

    @Test
    void teamLeaderAddsARecordingOnThePageOfTheConversationAndTakesAWrongOneBack() throws Exception {
        RequestPostProcessor leader = organisation.as(team.leader());
        Document page = page("/interactions/" + call.id(), leader);
        assertThat(page.text()).contains("Rekaman " + call.fileName() + " belum diunggah");
        String address =
                page.select("a:contains(Unggah rekaman)[href*=/recording]").attr("href");

        MockHttpServletResponse refused = mvc.perform(multipart(address)
                        .file(new MockMultipartFile("file", "a.wav", null, "<html>".getBytes()))
                        .with(csrf())
                        .with(leader))
                .andExpect(status().is(422))
                .andReturn()
                .getResponse();
        assertThat(document(refused).select(".summary").text()).contains("bukan rekaman WAV");
        mvc.perform(multipart(address)
                        .file(new MockMultipartFile("file", "0812 3456 7890.wav", null, Sounds.wav(2, 2, 16)))
                        .with(csrf())
                        .with(leader))
                .andExpect(status().is3xxRedirection());

        page = page("/interactions/" + call.id(), leader);
        assertThat(page.select(".player audio[controls]").attr("src")).startsWith("/recordings/");
        assertThat(page.select(".player .lane-name").eachText()).containsExactly("Agen", "Nasabah");
        assertThat(page.select(".player svg path").attr("d")).startsWith("M0.5 ");
        assertThat(page.html()).doesNotContain("3456");
        String removal = page.select("a[href*=/removal]").attr("href");
        mvc.perform(post(removal).param("reason", " ").with(csrf()).with(leader))
                .andExpect(status().is(422));
        mvc.perform(post(removal)
                        .param("reason", "Milik percakapan lain")
                        .with(csrf())
                        .with(leader))
                .andExpect(status().is3xxRedirection());
        page = page("/interactions/" + call.id(), leader);
        assertThat(page.select(".player")).isEmpty();
        assertThat(page.text()).contains("Alasan: Milik percakapan lain");
        assertThat(page.select("a[href*=/recording]:contains(Unggah)")).isNotEmpty();
    }

    @Test
    void anotherTeamsRecordingDoesNotExist() throws Exception {
        UUID id = recordings.keep(call.id(), Sounds.wav(1));
        RequestPostProcessor other = organisation.as(organisation.team().leader());

        mvc.perform(get("/recordings/" + id + "/audio").with(other)).andExpect(status().isNotFound());
        mvc.perform(get("/recordings/" + id + "/audio")
                        .header("Range", "bytes=0-9")
                        .with(other))
                .andExpect(status().isNotFound());
        mvc.perform(get("/recordings/" + id + "/audio").with(organisation.as(team.agent())))
                .andExpect(status().isNotFound());
        mvc.perform(get("/recordings/" + id + "/removal").with(other)).andExpect(status().isNotFound());
        mvc.perform(get("/interactions/" + call.id() + "/recording").with(other))
                .andExpect(status().isNotFound());
        mvc.perform(get("/recordings/" + id + "/audio").with(organisation.as(Role.MANAGER)))
                .andExpect(status().isOk());
        mvc.perform(get("/recordings/" + id + "/audio").with(organisation.as(Role.ADMIN)))
                .andExpect(status().isForbidden());
    }

    @Test
    void agentHearsTheRecordingOfAnEvaluationOnceItIsSubmitted() throws Exception {
        UUID sample = evaluations.sample(team);
        UUID interaction = jdbc.sql("select interaction_id from sample where id = ?")
                .param(sample)
                .query(UUID.class)
                .single();
        UUID id = recordings.keep(interaction, Sounds.wav(1));
        RequestPostProcessor agent = organisation.as(team.agent());
        mvc.perform(get("/recordings/" + id + "/audio").with(agent)).andExpect(status().isNotFound());

        evaluations.conforming(team, sample);

        mvc.perform(get("/recordings/" + id + "/audio").with(agent)).andExpect(status().isOk());
        mvc.perform(get("/recordings/" + id + "/audio")
                        .with(organisation.as(team.agents().get(1))))
                .andExpect(status().isNotFound());
    }

    @Test
    void soundIsSentAsNothingButSound() throws Exception {
        byte[] sound = Sounds.wav(1);
        MockHttpServletResponse response = hear(recordings.keep(call.id(), sound), null, null);

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getContentAsByteArray()).isEqualTo(sound);
        assertThat(response.getContentType()).isEqualTo("audio/wav");
        assertThat(response.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(response.getHeaders("Content-Security-Policy")).containsExactly("default-src 'none'; sandbox");
        assertThat(response.getHeader("Content-Disposition")).isEqualTo("inline; filename=\"rekaman.wav\"");
        assertThat(response.getHeader("Cache-Control")).isEqualTo("private, no-store");
        assertThat(response.getHeader("Accept-Ranges")).isEqualTo("bytes");
    }

    @Test
    void partsAreSentAsTheyAreAskedFor() throws Exception {
        byte[] sound = Sounds.wav(1);
        UUID id = recordings.keep(call.id(), sound);
        int size = sound.length;

        assertPart(hear(id, "bytes=0-99", null), sound, 0, 99);
        assertPart(hear(id, "bytes=100-", null), sound, 100, size - 1);
        assertPart(hear(id, "bytes=-10", null), sound, size - 10, size - 1);
        assertPart(hear(id, "bytes=50-999999999", null), sound, 50, size - 1);
        assertThat(hear(id, "bytes=0-1,5-6", null).getContentAsByteArray())
                .as("several parts: the whole")
                .isEqualTo(sound);
        assertThat(hear(id, "seconds=1-2", null).getStatus()).isEqualTo(200);
    }

    @Test
    void partOutsideTheFileIsRefused() throws Exception {
        byte[] sound = Sounds.wav(1);
        UUID id = recordings.keep(call.id(), sound);

        MockHttpServletResponse response = hear(id, "bytes=" + sound.length + "-", null);

        assertThat(response.getStatus()).isEqualTo(416);
        assertThat(response.getHeader("Content-Range")).isEqualTo("bytes */" + sound.length);
        assertThat(response.getContentAsByteArray()).isEmpty();
    }

    @Test
    void partIsOnlySentOfWhatIsStillTheSame() throws Exception {
        byte[] sound = Sounds.wav(1);
        UUID id = recordings.keep(call.id(), sound);
        String etag = Objects.requireNonNull(hear(id, null, null).getHeader("ETag"));

        assertPart(hear(id, "bytes=5-9", etag), sound, 5, 9);
        assertThat(hear(id, "bytes=5-9", "\"another\"").getStatus()).isEqualTo(200);
    }

    @Test
    void headSaysHowLongItIsAndSendsNothing() throws Exception {
        byte[] sound = Sounds.wav(1);
        UUID id = recordings.keep(call.id(), sound);

        MockHttpServletResponse response = mvc.perform(
                        head("/recordings/" + id + "/audio").with(organisation.as(team.leader())))
                .andReturn()
                .getResponse();

        assertThat(response.getContentLengthLong()).isEqualTo(sound.length);
        assertThat(response.getContentAsByteArray()).isEmpty();
        assertThat(opened()).as("nobody listened yet").isZero();
        hear(id, "bytes=0-", null);
        hear(id, "bytes=500-", null);
        assertThat(opened()).isEqualTo(1);
    }

    @Test
    void whatTheRetentionPeriodEndsForIsErasedAndLeavesANote() throws Exception {
        // A month that no other test has.
        YearMonth month = YearMonth.of(2026, 3);
        Instant then = Instant.parse("2026-03-31T16:30:00Z");
        UUID given = recordings.call(team.agent().id(), then).id();
        UUID kept = recordings.call(team.agent().id(), then).id();
        UUID next = recordings.call(team.agent().id(), then.plusSeconds(3_600)).id();
        UUID recording = recordings.keep(given, Sounds.wav(1));
        UUID evidence = recordings.keep(kept, Sounds.wav(1));
        recordings.keep(next, Sounds.wav(1));
        UUID file = jdbc.sql("select file_id from recording where id = ?")
                .param(recording)
                .query(UUID.class)
                .single();

        assertThat(contract.disposeOfMonth(month, Set.of(kept))).isEqualTo(1);
        assertThat(contract.disposeOfMonth(month, Set.of(kept))).isZero();

        Assertions.assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> files.open(file));
        assertThat(contract.of(given).orElseThrow().available()).isFalse();
        assertThat(contract.of(next).orElseThrow().available())
                .as("April in Jakarta")
                .isTrue();
        mvc.perform(get("/recordings/" + recording + "/audio").with(organisation.as(Role.MANAGER)))
                .andExpect(status().isNotFound());
        mvc.perform(get("/recordings/" + evidence + "/audio").with(organisation.as(Role.MANAGER)))
                .andExpect(status().isOk());
        assertThat(page("/interactions/" + given, organisation.as(Role.MANAGER)).text())
                .contains("masa simpannya berakhir");
    }

    @Test
    void recordingNeverChangesButForLosingItsFile() {
        UUID id = recordings.keep(call.id(), Sounds.wav(1));

        Assertions.assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> jdbc.sql("update recording set duration_ms = 1 where id = ?")
                        .param(id)
                        .update());
        Assertions.assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() ->
                        jdbc.sql("delete from recording where id = ?").param(id).update());
    }

    @Test
    void pageOfAConversationCostsAFewStatementsMore() throws Exception {
        recordings.keep(call.id(), Sounds.wav(1));
        RequestPostProcessor leader = organisation.as(team.leader());
        page("/interactions/" + call.id(), leader);

        assertThat(Statements.count(() -> page("/interactions/" + call.id(), leader)))
                .isLessThanOrEqualTo(9);
    }

    private long opened() {
        return jdbc.sql("select count(*) from audit_entry where action = 'recording.opened' and subject_id = ?")
                .param(call.id())
                .query(Long.class)
                .single();
    }

    private static void assertPart(MockHttpServletResponse response, byte[] sound, int first, int last) {
        assertThat(response.getStatus()).isEqualTo(206);
        assertThat(response.getHeader("Content-Range")).isEqualTo("bytes " + first + "-" + last + "/" + sound.length);
        assertThat(response.getContentAsByteArray()).isEqualTo(Arrays.copyOfRange(sound, first, last + 1));
        assertThat(response.getContentLengthLong()).isEqualTo(last - first + 1L);
    }

    private MockHttpServletResponse hear(UUID id, String range, String ifRange) throws Exception {
        var request = get("/recordings/" + id + "/audio").with(organisation.as(team.leader()));
        if (range != null) {
            request.header("Range", range);
        }
        if (ifRange != null) {
            request.header("If-Range", ifRange);
        }
        return mvc.perform(request).andReturn().getResponse();
    }

    private Document upload(RequestPostProcessor person, MockMultipartFile... uploaded) throws Exception {
        var request = multipart("/recordings");
        for (MockMultipartFile file : uploaded) {
            request.file(file);
        }
        String address = Objects.requireNonNull(mvc.perform(request.with(csrf()).with(person))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl());
        return page(address, person);
    }

    private Document page(String address, RequestPostProcessor person) throws Exception {
        MockHttpServletResponse response = mvc.perform(get(address).with(person))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse();
        return Jsoup.parse(response.getContentAsString(), address);
    }

    private static Document document(MockHttpServletResponse response) throws IOException {
        return Jsoup.parse(response.getContentAsString());
    }

    private static MockMultipartFile file(String name, byte[] content) {
        return new MockMultipartFile("files", name, "application/octet-stream", content);
    }

    private static byte[] archive(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return bytes.toByteArray();
    }
}
