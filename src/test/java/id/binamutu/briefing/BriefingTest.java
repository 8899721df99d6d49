package id.binamutu.briefing;

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
import id.binamutu.worklist.StepSummary;
import id.binamutu.worklist.WorkItem;
import id.binamutu.worklist.Worklist;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
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
class BriefingTest {
    @Autowired
    MockMvc mvc;

    @Autowired
    TestOrganisation organisation;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Worklist worklist;

    @Autowired
    BriefingCounts counts;

    @Autowired
    Clock clock;

    TestOrganisation.Team team;
    PersonName leader;
    LocalDateTime anHourAgo;

    @BeforeEach
    void aTeam() {
        team = organisation.team(3);
        leader = team.leader();
        anHourAgo = LocalDateTime.now(clock).minusHours(1).withSecond(0).withNano(0);
    }

    @Test
    void everybodyInTheTeamIsInvitedAndFindsItInTheWorklist() throws Exception {
        UUID briefing = planned();
        for (PersonName agent : team.agents()) {
            assertThat(read(agent, "/briefings/" + briefing).getStatus()).isEqualTo(200);
            assertThat(kinds(agent)).containsExactly("briefing-attend");
        }
        assertThat(kinds(leader)).containsExactly("briefing-hold");
        assertThat(page(team.agent(), "/briefings").select("tbody tr")).hasSize(1);
    }

    @Test
    void anotherTeamsBriefingDoesNotExist() throws Exception {
        UUID briefing = planned();
        TestOrganisation.Team other = organisation.team(1);
        assertThat(read(other.leader(), "/briefings/" + briefing).getStatus()).isEqualTo(404);
        assertThat(read(other.agent(), "/briefings/" + briefing).getStatus()).isEqualTo(404);
        assertThat(send(other.leader(), "/briefings/" + briefing + "/cancellation", "reason", "x")
                        .getStatus())
                .isEqualTo(404);
        assertThat(send(other.leader(), "/briefings/" + briefing + "/attendance")
                        .getStatus())
                .isEqualTo(404);
        assertThat(send(other.agent(), "/briefings/" + briefing + "/quiz").getStatus())
                .isEqualTo(404);
        assertThat(read(organisation.person(Role.MANAGER), "/briefings/" + briefing)
                        .getStatus())
                .isEqualTo(200);
        assertThat(read(organisation.person(Role.ADMIN), "/briefings/" + briefing)
                        .getStatus())
                .isEqualTo(403);
    }

    @Test
    void aRefusedPlanKeepsWhatWasTyped() throws Exception {
        MockHttpServletResponse refused = send(
                leader,
                "/briefings",
                "teamId",
                team.id().toString(),
                "title",
                "Tarif baru",
                "material",
                "",
                "place",
                "Ruang 2");
        assertThat(refused.getStatus()).isEqualTo(422);
        Document page = Jsoup.parse(refused.getContentAsString());
        assertThat(page.select("#title").val()).isEqualTo("Tarif baru");
        assertThat(page.select("#place").val()).isEqualTo("Ruang 2");
        assertThat(page.select(".summary a[href='#material']")).hasSize(1);
        assertThat(page.select(".summary a[href='#scheduledAt']")).hasSize(1);
    }

    @Test
    void sendingThePlanTwicePlansOneBriefing() throws Exception {
        UUID request = UUID.randomUUID();
        List<Callable<String>> both = List.of(() -> plan(request), () -> plan(request));
        List<String> addresses = new ArrayList<>();
        for (Future<String> done : Executors.newFixedThreadPool(2).invokeAll(both)) {
            addresses.add(done.get());
        }
        assertThat(addresses.get(0)).isEqualTo(addresses.get(1));
    }

    @Test
    void fromPlanToClosed() throws Exception {
        UUID briefing = planned();
        ask(briefing, "Berapa tarif sewa modal KCA?", 2);
        ask(briefing, "Berapa lama masa gadai?", 1);
        PersonName present = team.agents().get(0);
        PersonName failing = team.agents().get(1);
        PersonName absent = team.agents().get(2);

        assertThat(attendance(briefing, "PRESENT", "LATE", "ABSENT").getStatus())
                .isEqualTo(302);
        assertThat(kinds(leader)).containsExactlyInAnyOrder("briefing-minutes", "briefing-follow-up");
        assertThat(kinds(absent)).containsExactlyInAnyOrder("briefing-quiz", "briefing-catch-up");

        answer(briefing, present, 1, 2, 1);
        assertThat(kinds(present)).isEmpty();
        Document result = page(present, "/briefings/" + briefing + "/quiz");
        assertThat(result.text()).contains("2 dari 2", "Lulus");

        answer(briefing, failing, 1, 1, 1);
        Document first = page(failing, "/briefings/" + briefing + "/quiz");
        assertThat(first.text()).contains("1 dari 2", "Coba lagi").doesNotContain("Yang benar:");
        answer(briefing, failing, 2, 3, 1);
        assertThat(page(failing, "/briefings/" + briefing + "/quiz").text()).contains("Yang benar: pilihan 2");
        assertThat(kinds(failing)).containsExactly("briefing-catch-up");
        Document overview = page(leader, "/briefings/" + briefing);
        assertThat(overview.select("#catch-up option").eachText())
                .containsExactlyInAnyOrder(failing.name(), absent.name());

        assertThat(send(leader, "/briefings/" + briefing + "/closure").getStatus())
                .isEqualTo(422);
        signMinutes(briefing);
        MockHttpServletResponse behind = send(leader, "/briefings/" + briefing + "/closure");
        assertThat(behind.getStatus()).isEqualTo(422);
        assertThat(behind.getContentAsString()).contains("2 peserta belum menyusul");

        catchUp(briefing, failing);
        catchUp(briefing, absent);
        assertThat(kinds(absent)).isEmpty();
        assertThat(kinds(leader)).isEmpty();
        assertThat(send(leader, "/briefings/" + briefing + "/closure").getStatus())
                .isEqualTo(302);
        assertThat(page(failing, "/briefings/" + briefing).text()).contains("Selesai", "Anda sudah menyusul");

        YearMonth month = YearMonth.from(anHourAgo);
        assertThat(counts.held(team.id(), month)).singleElement().satisfies(figure -> {
            assertThat(figure.minutesSigned()).isTrue();
            assertThat(figure.invited()).isEqualTo(3);
            assertThat(figure.attended()).isEqualTo(2);
            assertThat(figure.passed()).isEqualTo(1);
        });
        assertThat(counts.summaries(List.of(team.id()), month)).singleElement().satisfies(summary -> {
            assertThat(summary.done()).isEqualTo(1);
            assertThat(summary.total()).isEqualTo(1);
            assertThat(summary.late()).isZero();
        });
        assertThatThrownBy(() -> jdbc.sql("update briefing set title = 'lain' where id = ?")
                        .param(briefing)
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void answersThatAreHandedInTwiceAtOnceCountOnce() throws Exception {
        UUID briefing = planned();
        ask(briefing, "Berapa tarif?", 2);
        send(leader, "/briefings/" + briefing + "/quiz-opening");
        PersonName agent = team.agent();
        Callable<MockHttpServletResponse> submission = () -> answer(briefing, agent, 1, 1);
        for (Future<MockHttpServletResponse> done :
                Executors.newFixedThreadPool(4).invokeAll(List.of(submission, submission, submission, submission))) {
            assertThat(done.get().getStatus()).isEqualTo(302);
        }
        assertThat(attempts(briefing)).isEqualTo(1);
        assertThat(answer(briefing, agent, 2, 2).getStatus()).isEqualTo(302);
        assertThat(attempts(briefing)).isEqualTo(2);
        assertThat(answer(briefing, agent, 3, 1).getStatus()).isEqualTo(422);
    }

    @Test
    void anIncompleteQuizKeepsWhatWasChosen() throws Exception {
        UUID briefing = planned();
        ask(briefing, "Berapa tarif?", 2);
        ask(briefing, "Berapa lama?", 1);
        send(leader, "/briefings/" + briefing + "/quiz-opening");
        MockHttpServletResponse refused = answer(briefing, team.agent(), 1, 3);
        assertThat(refused.getStatus()).isEqualTo(422);
        Document page = Jsoup.parse(refused.getContentAsString());
        assertThat(page.select("[role=alert]").text()).contains("Jawab semua pertanyaan");
        assertThat(page.select("input[checked]").val()).isEqualTo("3");
        assertThat(attempts(briefing)).isZero();
    }

    @Test
    void answersAndTheirQuizCannotBeChangedBySqlEither() throws Exception {
        UUID briefing = planned();
        ask(briefing, "Berapa tarif?", 2);
        send(leader, "/briefings/" + briefing + "/quiz-opening");
        answer(briefing, team.agent(), 1, 2);
        for (String change : List.of(
                "update briefing_quiz_attempt set passed = false where briefing_id = ?",
                "delete from briefing_quiz_attempt where briefing_id = ?",
                "update briefing_question set right_option = 1 where briefing_id = ?",
                "delete from briefing_question where briefing_id = ?",
                "update briefing set pass_mark = 1 where id = ?")) {
            assertThatThrownBy(() -> jdbc.sql(change).param(briefing).update())
                    .as(change)
                    .isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void questionsStayOnceTheQuizIsOpen() throws Exception {
        UUID briefing = planned();
        ask(briefing, "Berapa tarif?", 2);
        send(leader, "/briefings/" + briefing + "/quiz-opening");
        assertThat(ask(briefing, "Satu lagi?", 1).getStatus()).isEqualTo(422);
    }

    @Test
    void aQuestionNeedsTwoOptionsAndARightOne() throws Exception {
        UUID briefing = planned();
        MockHttpServletResponse refused = send(
                leader,
                "/briefings/" + briefing + "/questions",
                "question",
                "Berapa?",
                "option1",
                "satu",
                "right",
                "2");
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(Jsoup.parse(refused.getContentAsString()).select("#option1").val())
                .isEqualTo("satu");
    }

    @Test
    void attendanceIsNotNotedBeforeTheBriefing() throws Exception {
        UUID briefing = planned(LocalDateTime.now(clock).plusDays(1).withNano(0));
        MockHttpServletResponse refused = attendance(briefing, "PRESENT", "EXCUSED", "ABSENT");
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(Jsoup.parse(refused.getContentAsString())
                        .select("input[checked]")
                        .eachAttr("value"))
                .containsExactlyInAnyOrder("PRESENT", "EXCUSED", "ABSENT");
    }

    @Test
    void signedMinutesAreClosedForEverybody() throws Exception {
        UUID briefing = planned();
        attendance(briefing, "PRESENT", "PRESENT", "PRESENT");
        writeMinutes(briefing);
        MockHttpServletResponse wrong = send(
                leader,
                "/briefings/" + briefing + "/minutes/signature",
                "consent",
                "true",
                "password",
                "bukan sandi saya");
        assertThat(wrong.getStatus()).isEqualTo(422);
        assertThat(send(leader, "/briefings/" + briefing + "/minutes/signature", "password", TestOrganisation.PASSWORD)
                        .getStatus())
                .isEqualTo(422);
        signMinutes(briefing);
        assertThat(page(team.agent(), "/briefings/" + briefing)
                        .select(".signatures")
                        .text())
                .contains(leader.name(), "Sah");
        assertThat(attendance(briefing, "ABSENT", "PRESENT", "PRESENT").getStatus())
                .isEqualTo(422);
        assertThat(writeMinutes(briefing).getStatus()).isEqualTo(422);
        assertThatThrownBy(() -> jdbc.sql("update minutes set decisions = 'lain' where subject_id = ?")
                        .param(briefing)
                        .update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> jdbc.sql("update briefing_invitee set attendance = 'ABSENT' where briefing_id = ?")
                        .param(briefing)
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void cancellingNeedsAReasonAndTakesTheWorkAway() throws Exception {
        UUID briefing = planned();
        assertThat(send(leader, "/briefings/" + briefing + "/cancellation", "reason", " ")
                        .getStatus())
                .isEqualTo(422);
        assertThat(send(leader, "/briefings/" + briefing + "/cancellation", "reason", "Bentrok jadwal")
                        .getStatus())
                .isEqualTo(302);
        assertThat(kinds(team.agent())).isEmpty();
        assertThat(kinds(leader)).isEmpty();
        assertThat(counts.summaries(List.of(team.id()), YearMonth.from(anHourAgo)))
                .extracting(StepSummary::total)
                .isEmpty();
    }

    @Test
    void attachmentsAreForThoseWhoMayReadTheBriefing() throws Exception {
        UUID briefing = planned();
        mvc.perform(multipart("/briefings/{id}/attachments", briefing)
                .file(new MockMultipartFile("attachment", "materi.pdf", null, "%PDF-1.7".getBytes("US-ASCII")))
                .with(organisation.as(leader))
                .with(csrf()));
        String address = page(team.agent(), "/briefings/" + briefing)
                .select("a[href*=/attachments/]")
                .attr("href");
        assertThat(read(team.agent(), address).getHeader("Content-Disposition")).contains("materi.pdf");
        assertThat(read(organisation.team(1).agent(), address).getStatus()).isEqualTo(404);
    }

    @Test
    void aPageCostsTheSameWhateverTheTeam() throws Exception {
        UUID briefing = planned();
        ask(briefing, "Berapa tarif?", 2);
        attendance(briefing, "PRESENT", "PRESENT", "ABSENT");
        signMinutes(briefing);
        for (String address : List.of("/briefings/" + briefing, "/briefings/" + briefing + "/attendance")) {
            List<String> statements = Statements.list(() -> read(leader, address));
            assertThat(statements).as(address).hasSizeLessThanOrEqualTo(12);
        }
        assertThat(read(leader, "/briefings/" + briefing + "/export?format=csv").getContentAsString())
                .contains(team.agent().name());
    }

    private UUID planned() throws Exception {
        return planned(anHourAgo);
    }

    private UUID planned(LocalDateTime at) throws Exception {
        String address = plan(UUID.randomUUID(), at);
        return UUID.fromString(address.substring(address.lastIndexOf('/') + 1));
    }

    private String plan(UUID request) throws Exception {
        return plan(request, anHourAgo);
    }

    private String plan(UUID request, LocalDateTime at) throws Exception {
        MockHttpServletResponse response = send(
                leader,
                "/briefings",
                "teamId",
                team.id().toString(),
                "title",
                "Tarif baru",
                "scheduledAt",
                at.toString(),
                "place",
                "Ruang 2",
                "material",
                "Tarif sewa modal KCA berubah.",
                "passMark",
                "80",
                "attemptsAllowed",
                "2",
                "quizDueOn",
                at.toLocalDate().plusDays(3).toString(),
                "request",
                request.toString());
        assertThat(response.getStatus()).isEqualTo(302);
        return String.valueOf(response.getRedirectedUrl());
    }

    private MockHttpServletResponse ask(UUID briefing, String question, int right) throws Exception {
        return send(
                leader,
                "/briefings/" + briefing + "/questions",
                "question",
                question,
                "option1",
                "pilihan 1",
                "option2",
                "pilihan 2",
                "option4",
                "pilihan 3",
                "right",
                String.valueOf(right),
                "explanation",
                "Lihat Web Pansol.");
    }

    private MockHttpServletResponse attendance(UUID briefing, String... attendance) throws Exception {
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < attendance.length; i++) {
            fields.add("attendance." + team.agents().get(i).id());
            fields.add(attendance[i]);
        }
        return send(leader, "/briefings/" + briefing + "/attendance", fields.toArray(String[]::new));
    }

    private MockHttpServletResponse answer(UUID briefing, PersonName agent, int number, int... options)
            throws Exception {
        List<UUID> questions = jdbc.sql("select id from briefing_question where briefing_id = ? order by position")
                .param(briefing)
                .query(UUID.class)
                .list();
        List<String> fields = new ArrayList<>(List.of("number", String.valueOf(number)));
        for (int i = 0; i < options.length; i++) {
            fields.add("answer." + questions.get(i));
            fields.add(String.valueOf(options[i]));
        }
        return send(agent, "/briefings/" + briefing + "/quiz", fields.toArray(String[]::new));
    }

    private MockHttpServletResponse writeMinutes(UUID briefing) throws Exception {
        return send(
                leader,
                "/briefings/" + briefing + "/minutes",
                "place",
                "Ruang 2",
                "heldAt",
                anHourAgo.toString(),
                "present",
                "Semua",
                "points",
                "Tarif baru",
                "decisions",
                "Sebut tarif dari Web Pansol",
                "actions",
                "Cek ulang minggu depan");
    }

    private void signMinutes(UUID briefing) throws Exception {
        assertThat(writeMinutes(briefing).getStatus()).isEqualTo(302);
        assertThat(send(
                                leader,
                                "/briefings/" + briefing + "/minutes/signature",
                                "consent",
                                "true",
                                "password",
                                TestOrganisation.PASSWORD)
                        .getStatus())
                .isEqualTo(302);
    }

    private void catchUp(UUID briefing, PersonName agent) throws Exception {
        assertThat(send(
                                leader,
                                "/briefings/" + briefing + "/catch-ups",
                                "agentId",
                                agent.id().toString(),
                                "heldOn",
                                LocalDate.now(clock).toString(),
                                "note",
                                "Dibahas berdua")
                        .getStatus())
                .isEqualTo(302);
    }

    private int attempts(UUID briefing) {
        return jdbc.sql("select count(*) from briefing_quiz_attempt where briefing_id = ?")
                .param(briefing)
                .query(Integer.class)
                .single();
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
