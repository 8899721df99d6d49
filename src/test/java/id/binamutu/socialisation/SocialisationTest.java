package id.binamutu.socialisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import id.binamutu.people.PersonName;
import id.binamutu.people.Role;
import id.binamutu.people.TestOrganisation;
import id.binamutu.scorecard.ScorecardPublished;
import id.binamutu.testing.BinaMutuTest;
import id.binamutu.testing.Statements;
import id.binamutu.worklist.WorkItem;
import id.binamutu.worklist.Worklist;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.data.domain.PageRequest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

@BinaMutuTest
class SocialisationTest {
    @Autowired
    MockMvc mvc;

    @Autowired
    TestOrganisation organisation;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Worklist worklist;

    @Autowired
    SocialisationCounts counts;

    @Autowired
    SocialisationProposals proposals;

    @Autowired
    Clock clock;

    TestOrganisation.Team team;
    PersonName leader;

    @BeforeEach
    void aTeam() {
        team = organisation.team(3);
        leader = team.leader();
    }

    @Test
    void theTeamReadsAndSaysThatItUnderstood() throws Exception {
        UUID id = told(leader, "TEAM:" + team.id());
        PersonName agent = team.agent();
        assertThat(kinds(agent)).containsExactly("socialisation-read");

        Document page = page(agent, "/socialisations/" + id);
        assertThat(page.text()).contains("Larangan berbagi OTP", "Saya sudah membaca dan memahami");
        MockHttpServletResponse unticked =
                send(agent, "/socialisations/" + id + "/acknowledgement", "question", "Juga di chat?");
        assertThat(unticked.getStatus()).isEqualTo(422);
        assertThat(Jsoup.parse(unticked.getContentAsString())
                        .select("#question")
                        .val())
                .isEqualTo("Juga di chat?");

        assertThat(acknowledge(agent, id, "Juga di chat?").getStatus()).isEqualTo(302);
        assertThat(kinds(agent)).isEmpty();
        assertThat(kinds(leader)).containsExactly("socialisation-question");
        assertThat(page(leader, "/socialisations/" + id).text()).contains("1 dari 3");

        assertThat(send(
                                leader,
                                "/socialisations/" + id + "/replies",
                                "personId",
                                agent.id().toString(),
                                "reply",
                                " ")
                        .getStatus())
                .isEqualTo(422);
        assertThat(send(
                                leader,
                                "/socialisations/" + id + "/replies",
                                "personId",
                                agent.id().toString(),
                                "reply",
                                "Ya, juga di chat.")
                        .getStatus())
                .isEqualTo(302);
        assertThat(kinds(leader)).isEmpty();
        assertThat(page(agent, "/socialisations/" + id).text()).contains("Ya, juga di chat.");
    }

    @Test
    void acknowledgingTwiceAtOnceCountsOnceAndStaysAsItWas() throws Exception {
        UUID id = told(leader, "TEAM:" + team.id());
        PersonName agent = team.agent();
        Callable<MockHttpServletResponse> acknowledgement = () -> acknowledge(agent, id, null);
        for (Future<MockHttpServletResponse> done : Executors.newFixedThreadPool(4)
                .invokeAll(List.of(acknowledgement, acknowledgement, acknowledgement, acknowledgement))) {
            assertThat(done.get().getStatus()).isEqualTo(302);
        }
        assertThat(jdbc.sql(
                                "select count(*) from audit_entry where subject_id = ? and action = 'socialisation.acknowledged'")
                        .param(id)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        for (String change : List.of(
                "update socialisation_acknowledgement set question = 'lain' where socialisation_id = ?",
                "delete from socialisation_acknowledgement where socialisation_id = ?",
                "update socialisation set title = 'lain' where id = ?")) {
            assertThatThrownBy(() -> jdbc.sql(change).param(id).update())
                    .as(change)
                    .isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void whatDoesNotConcernYouDoesNotExist() throws Exception {
        UUID id = told(leader, "TEAM:" + team.id());
        TestOrganisation.Team other = organisation.team(1);
        assertThat(read(other.agent(), "/socialisations/" + id).getStatus()).isEqualTo(404);
        assertThat(read(other.leader(), "/socialisations/" + id).getStatus()).isEqualTo(404);
        assertThat(acknowledge(other.agent(), id, null).getStatus()).isEqualTo(404);
        assertThat(send(other.leader(), "/socialisations/" + id + "/reminders").getStatus())
                .isEqualTo(404);
        assertThat(read(other.leader(), "/socialisations/" + id + "/acknowledgements")
                        .getStatus())
                .isEqualTo(404);
        assertThat(read(team.agent(), "/socialisations/" + id + "/acknowledgements")
                        .getStatus())
                .isEqualTo(403);
        assertThat(send(other.leader(), "/socialisations", with(Map.of("audience", "TEAM:" + team.id())))
                        .getStatus())
                .isEqualTo(404);
        assertThat(send(leader, "/socialisations", with(Map.of("audience", "TEAMS")))
                        .getStatus())
                .isEqualTo(404);
        PersonName manager = organisation.person(Role.MANAGER);
        assertThat(page(manager, "/socialisations/" + id).text()).contains("0 dari 3");
        assertThat(acknowledge(manager, id, null).getStatus()).isEqualTo(422);
    }

    @Test
    void aLeaderSeesOnlyTheOwnTeamOfWhatEverybodyIsTold() throws Exception {
        PersonName control = organisation.person(Role.DOCUMENT_CONTROL);
        TestOrganisation.Team other = organisation.team(2);
        UUID id = told(control, "TEAMS");
        acknowledge(team.agent(), id, null);

        Document readers = page(leader, "/socialisations/" + id + "/acknowledgements");
        assertThat(readers.select("tbody tr")).hasSize(4);
        assertThat(readers.text())
                .contains(team.agent().name())
                .doesNotContain(other.agent().name());
        assertThat(page(
                                control,
                                "/socialisations/" + id + "/acknowledgements?q="
                                        + other.agent().employeeId())
                        .text())
                .contains(other.agent().name());
        assertThat(counts.made(team.id(), YearMonth.now(clock))).singleElement().satisfies(figure -> {
            assertThat(figure.concerned()).isEqualTo(4);
            assertThat(figure.acknowledged()).isEqualTo(1);
        });
        assertThat(counts.summaries(List.of(team.id(), other.id()), YearMonth.now(clock)))
                .hasSize(2);
        assertThat(send(leader, "/socialisations/" + id + "/reminders").getStatus())
                .isEqualTo(404);
    }

    @Test
    void thoseWhoAreMissingAreRemindedOnceADay() throws Exception {
        UUID id = told(leader, "TEAM:" + team.id());
        acknowledge(team.agents().get(0), id, null);
        send(leader, "/socialisations/" + id + "/reminders");
        send(leader, "/socialisations/" + id + "/reminders");
        assertThat(kinds(team.agents().get(0))).isEmpty();
        assertThat(kinds(team.agents().get(1))).containsExactly("socialisation-reminder");
        assertThat(jdbc.sql(
                                "select count(*) from audit_entry where subject_id = ? and action = 'socialisation.reminded'")
                        .param(id)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        acknowledge(team.agents().get(1), id, null);
        assertThat(kinds(team.agents().get(1))).isEmpty();
    }

    @Test
    void aPublishedScorecardWaitsForEveryLeader() throws Exception {
        UUID version = UUID.randomUUID();
        ScorecardPublished published =
                new ScorecardPublished(UUID.randomUUID(), version, "Parameter Chat", 4, LocalDate.now(clock));
        proposals.on(published);
        proposals.on(published);
        assertThat(worklist.openFor(leader.id(), null, PageRequest.of(0, 10)).getContent())
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.kind()).isEqualTo("socialise-scorecard");
                    assertThat(item.arguments().get(0)).isEqualTo("Parameter Chat · v4");
                    assertThat(item.url()).isEqualTo("/socialisations/new?subject=SCORECARD_VERSION:" + version);
                });
    }

    @Test
    void aNewRevisionIsMadeKnownAnewAndTheOldOneSaysSo() throws Exception {
        PersonName control = organisation.person(Role.DOCUMENT_CONTROL);
        UUID document = document(control);
        UUID first = revision(control, document, "01");
        assertThat(kinds(leader)).contains("socialise-document");

        Map<String, String> ofFirst = Map.of("subject", "DOCUMENT_REVISION:" + first, "audience", "TEAM:" + team.id());
        String address =
                String.valueOf(send(leader, "/socialisations", with(ofFirst)).getRedirectedUrl());
        assertThat(kinds(leader)).doesNotContain("socialise-document");
        assertThat(page(team.agent(), address).text()).contains("rev. 01").doesNotContain("tidak berlaku");
        MockHttpServletResponse again = send(leader, "/socialisations", with(ofFirst));
        assertThat(again.getStatus()).isEqualTo(422);
        assertThat(again.getContentAsString()).contains("Ini sudah disosialisasikan kepada mereka");

        UUID second = revision(control, document, "02");
        assertThat(kinds(leader)).contains("socialise-document");
        assertThat(page(team.agent(), address).text()).contains("sudah tidak berlaku");
        assertThat(send(leader, "/socialisations", with(ofFirst)).getStatus()).isEqualTo(422);
        assertThat(send(
                                leader,
                                "/socialisations",
                                with(Map.of("subject", "DOCUMENT_REVISION:" + second, "audience", "TEAM:" + team.id())))
                        .getStatus())
                .isEqualTo(302);
    }

    @Test
    void aRefusedStartKeepsWhatWasTyped() throws Exception {
        MockHttpServletResponse refused = send(
                leader,
                "/socialisations",
                with(Map.of(
                        "title", "Larangan berbagi OTP",
                        "body", "",
                        "audience", "TEAM:" + team.id())));
        assertThat(refused.getStatus()).isEqualTo(422);
        Document page = Jsoup.parse(refused.getContentAsString());
        assertThat(page.select("#title").val()).isEqualTo("Larangan berbagi OTP");
        assertThat(page.select("#subject option[selected]").val()).isEqualTo("TEXT");
        assertThat(page.select(".summary a[href='#body']")).hasSize(1);
    }

    @Test
    void sendingItTwiceMakesItKnownOnce() throws Exception {
        String[] form = with(Map.of(
                "audience", "TEAM:" + team.id(), "request", UUID.randomUUID().toString()));
        Callable<String> start =
                () -> String.valueOf(send(leader, "/socialisations", form).getRedirectedUrl());
        List<Future<String>> both = Executors.newFixedThreadPool(2).invokeAll(List.of(start, start));
        assertThat(both.get(0).get())
                .startsWith("/socialisations/")
                .isEqualTo(both.get(1).get());
    }

    @Test
    void minutesAreSignedByWhoeverMadeItKnown() throws Exception {
        UUID id = told(leader, "TEAM:" + team.id());
        String address = "/socialisations/" + id + "/minutes";
        assertThat(read(leader, address).getStatus()).isEqualTo(200);
        assertThat(send(
                                leader,
                                address,
                                "place",
                                "Ruang 2",
                                "heldAt",
                                "2026-10-01T08:00",
                                "present",
                                "Semua",
                                "points",
                                "OTP",
                                "decisions",
                                "Tidak pernah meminta OTP",
                                "actions",
                                "Diulang tiap bulan")
                        .getStatus())
                .isEqualTo(302);
        assertThat(send(leader, address + "/signature", "consent", "true", "password", TestOrganisation.PASSWORD)
                        .getStatus())
                .isEqualTo(302);
        assertThat(page(team.agent(), "/socialisations/" + id).select(".signatures"))
                .isEmpty();
        assertThat(page(leader, "/socialisations/" + id).select(".signatures").text())
                .contains(leader.name(), "Sah");
    }

    @Test
    void theReportOfManyReadersIsOneStatementAndCanBeTakenAway() throws Exception {
        UUID small = told(leader, "TEAM:" + team.id());
        PersonName manager = organisation.person(Role.MANAGER);
        TestOrganisation.Team large = organisation.team(60);
        UUID big = told(large.leader(), "TEAM:" + large.id());
        acknowledge(large.agent(), big, null);
        int few = Statements.count(() -> read(manager, "/socialisations/" + small + "/acknowledgements"));
        int many = Statements.count(() -> read(manager, "/socialisations/" + big + "/acknowledgements"));
        assertThat(many).isEqualTo(few).isLessThanOrEqualTo(8);
        Document page = page(manager, "/socialisations/" + big + "/acknowledgements");
        assertThat(page.select("tbody tr")).hasSize(50);
        assertThat(page.text()).contains("1–50 dari 60");
        assertThat(read(manager, "/socialisations/" + big + "/acknowledgements/export?format=csv&state=MISSING")
                        .getContentAsString()
                        .lines())
                .hasSize(60);
        assertThat(Statements.count(() -> read(leader, "/socialisations/" + small)))
                .isLessThanOrEqualTo(12);
    }

    @Test
    void theListIsFilteredByWhatIsMissing() throws Exception {
        UUID done = told(leader, "TEAM:" + team.id());
        for (PersonName agent : team.agents()) {
            acknowledge(agent, done, null);
        }
        UUID waiting = told(leader, "TEAM:" + team.id());
        assertThat(page(leader, "/socialisations?state=COMPLETE")
                        .select("tbody a")
                        .eachAttr("href"))
                .containsExactly("/socialisations/" + done);
        assertThat(page(leader, "/socialisations?state=WAITING")
                        .select("tbody a")
                        .eachAttr("href"))
                .containsExactly("/socialisations/" + waiting);
        assertThat(page(leader, "/socialisations?state=LATE").select("tbody a")).isEmpty();
        assertThat(read(leader, "/socialisations/export?format=csv").getContentAsString())
                .contains("Larangan berbagi OTP");
    }

    private UUID told(PersonName who, String audience) throws Exception {
        MockHttpServletResponse response = send(who, "/socialisations", with(Map.of("audience", audience)));
        assertThat(response.getStatus()).isEqualTo(302);
        String address = String.valueOf(response.getRedirectedUrl());
        return UUID.fromString(address.substring(address.lastIndexOf('/') + 1));
    }

    private String[] with(Map<String, String> fields) {
        Map<String, String> all = new java.util.LinkedHashMap<>(Map.of(
                "subject", "TEXT",
                "title", "Larangan berbagi OTP",
                "body", "Agen tidak pernah meminta OTP.",
                "dueOn", LocalDate.now(clock).plusDays(3).toString()));
        all.putAll(fields);
        return all.entrySet().stream()
                .flatMap(field -> java.util.stream.Stream.of(field.getKey(), field.getValue()))
                .toArray(String[]::new);
    }

    private MockHttpServletResponse acknowledge(
            PersonName who, UUID id, @org.jspecify.annotations.Nullable String question) throws Exception {
        return question == null
                ? send(who, "/socialisations/" + id + "/acknowledgement", "understood", "true")
                : send(who, "/socialisations/" + id + "/acknowledgement", "understood", "true", "question", question);
    }

    private UUID document(PersonName control) throws Exception {
        String address = String.valueOf(send(
                        control,
                        "/documents",
                        "number",
                        "S-" + UUID.randomUUID().toString().substring(0, 8),
                        "title",
                        "Penanganan keluhan",
                        "kind",
                        "SOP",
                        "owner",
                        "Koordinator",
                        "retentionMonths",
                        "60",
                        "retentionBasis",
                        "Jadwal retensi")
                .getRedirectedUrl());
        return UUID.fromString(address.split("/")[2]);
    }

    private UUID revision(PersonName control, UUID document, String label) throws Exception {
        mvc.perform(multipart("/documents/{id}/revisions", document)
                .file(new MockMultipartFile("file", "sop.pdf", null, "%PDF-1.7".getBytes("US-ASCII")))
                .param("label", label)
                .param("effectiveOn", "2026-01-05")
                .param("change", "Terbitan")
                .with(organisation.as(control))
                .with(csrf()));
        UUID revision = jdbc.sql("select id from document_revision where document_id = ? and state = 'DRAFT'")
                .param(document)
                .query(UUID.class)
                .single();
        send(control, "/documents/revisions/" + revision + "/release");
        return revision;
    }

    private List<String> kinds(PersonName person) {
        return worklist.openFor(person.id(), null, PageRequest.of(0, 20))
                .map(WorkItem::kind)
                .getContent();
    }

    private Document page(PersonName who, String url) throws Exception {
        MockHttpServletResponse response = read(who, url);
        assertThat(response.getStatus()).as(url).isEqualTo(200);
        return Jsoup.parse(response.getContentAsString());
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
}
