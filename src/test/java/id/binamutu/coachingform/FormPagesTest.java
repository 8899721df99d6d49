package id.binamutu.coachingform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.binamutu.people.PersonName;
import id.binamutu.people.Role;
import id.binamutu.people.TestOrganisation;
import id.binamutu.testing.BinaMutuTest;
import id.binamutu.testing.Statements;
import id.binamutu.worklist.StepSummary;
import id.binamutu.worklist.WorkItem;
import id.binamutu.worklist.Worklist;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.data.domain.Pageable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@BinaMutuTest
class FormPagesTest {
    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 1);

    @Autowired
    MockMvc mvc;

    @Autowired
    TestOrganisation organisation;

    @Autowired
    Figures figures;

    @Autowired
    FormQueries queries;

    @Autowired
    FormRepository forms;

    @Autowired
    TierPolicies policies;

    @Autowired
    Worklist worklist;

    @Autowired
    JdbcClient jdbc;

    TestOrganisation.Team team;
    PersonName agent;

    @BeforeEach
    void team() {
        team = organisation.team(2);
        agent = team.agent();
    }

    @Test
    void leaderSeesValuesAndTheProposedTierWithItsReason() throws Exception {
        figures.of(team, agent, OCTOBER, 90, 60, 62, 64, 66, 68);

        Document list = read("/forms?period=2026-10", team.leader());
        String row =
                list.select("tbody tr:contains(" + agent.employeeId() + ")").text();
        assertThat(row).contains("64").contains("n = 5").contains("Pembinaan tingkat 1");

        Document fresh = read(freshUrl(agent), team.leader());
        assertThat(fresh.select("ol").text()).contains("kualitas Rendah dan produktivitas Cukup");
        assertThat(fresh.select("input[name=tier][checked]").val()).isEqualTo("GUIDANCE_1");
        assertThat(fresh.text()).contains("Form pembinaan bukan surat peringatan");
    }

    @Test
    void agentWithoutFiguresHasNoFormToMake() throws Exception {
        Document list = read("/forms?period=2026-10", team.leader());

        assertThat(list.select("tbody tr")).hasSize(2);
        assertThat(list.select("tbody").text()).contains("Angka belum lengkap").doesNotContain("Buat form");
    }

    @Test
    void improvementFormIsWrittenIssuedRepliedToAndSigned() throws Exception {
        UUID id = made(agent, 90, 80, 81, 82, 83, 84);
        assertThat(read("/forms", agent).select("tbody tr")).isEmpty();
        read404("/forms/" + id, agent);

        write(id, true);
        assertThat(kinds(agent)).containsExactly("answer-form");
        assertThat(read("/forms", agent).select("tbody tr")).hasSize(1);

        send(post("/forms/" + id + "/reply").param("reply", "Saya setuju, <b>kecuali</b> sampel ke-3."), agent, 302);
        assertThat(sign(id, agent, TestOrganisation.PASSWORD).getStatus()).isEqualTo(302);
        assertThat(kinds(agent)).isEmpty();
        assertThat(kinds(team.leader())).containsExactly("sign-form");
        assertThat(sign(id, team.leader(), TestOrganisation.PASSWORD).getStatus())
                .isEqualTo(302);

        Document page = read("/forms/" + id, team.leader());
        assertThat(page.select(".tag.ok").eachText()).contains("Ditandatangani lengkap", "Sah");
        assertThat(page.select(".signatures li")).hasSize(2);
        assertThat(page.select(".said").text()).contains("<b>kecuali</b>");
        assertThat(queries.perAgent(team.id(), YearMonth.of(2026, 10)).get(agent.id()))
                .isEqualTo(new AgentForm(agent.id(), id, Tier.IMPROVEMENT, true));
    }

    @Test
    void guidanceAboveTheFirstTierIsCosignedByAManager() throws Exception {
        UUID id = made(agent, 50, 50, 52, 54, 56, 58);
        PersonName manager = organisation.person(Role.MANAGER);
        write(id, true);
        sign(id, agent, TestOrganisation.PASSWORD);
        assertThat(sign(id, manager, TestOrganisation.PASSWORD).getStatus()).isEqualTo(422);
        sign(id, team.leader(), TestOrganisation.PASSWORD);

        assertThat(forms.findById(id).orElseThrow().state()).isEqualTo(FormState.LEADER_SIGNED);
        assertThat(kinds(manager)).contains("cosign-form");
        sign(id, manager, TestOrganisation.PASSWORD);
        assertThat(forms.findById(id).orElseThrow().state()).isEqualTo(FormState.SIGNED);
        assertThat(kinds(manager)).doesNotContain("cosign-form");
    }

    @Test
    void wrongPasswordOrNoConsentSignsNothing() throws Exception {
        UUID id = made(agent, 90, 80, 81, 82, 83, 84);
        write(id, true);

        Document wrong = Jsoup.parse(sign(id, agent, "salah").getContentAsString());
        assertThat(wrong.select(".summary").text()).contains("Kata sandi");
        send(post("/forms/" + id + "/signature").param("password", TestOrganisation.PASSWORD), agent, 422);
        assertThat(forms.findById(id).orElseThrow().state()).isEqualTo(FormState.ISSUED);
    }

    @Test
    void signingTwiceHasOneEffect() throws Exception {
        UUID id = made(agent, 90, 80, 81, 82, 83, 84);
        write(id, true);

        List<Integer> answers = atOnce(
                () -> sign(id, agent, TestOrganisation.PASSWORD).getStatus(),
                () -> sign(id, agent, TestOrganisation.PASSWORD).getStatus());
        assertThat(answers).containsOnly(302);
        assertThat(read("/forms/" + id, agent).select(".signatures li")).hasSize(1);
    }

    @Test
    void twoAtOnceMakeOneFormAndTheSecondIsTold() throws Exception {
        figures.of(team, agent, OCTOBER, 90, 80, 81, 82, 83, 84);

        List<String> answers =
                atOnce(() -> makeLocation(agent, "IMPROVEMENT"), () -> makeLocation(agent, "IMPROVEMENT"));
        assertThat(jdbc.sql("select count(*) from coaching_form where agent_id = ?")
                        .param(agent.id())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(answers).anySatisfy(location -> assertThat(location).endsWith("/edit"));
        assertThat(answers).anySatisfy(location -> assertThat(location).doesNotEndWith("/edit"));
    }

    @Test
    void anotherTierNeedsAReasonAndWhatWasTypedStays() throws Exception {
        figures.of(team, agent, OCTOBER, 90, 80, 81, 82, 83, 84);

        Document refused =
                Jsoup.parse(send(make(agent, "GUIDANCE_1", "  ").param("period", "2026-10"), team.leader(), 422)
                        .getContentAsString());
        assertThat(refused.select(".summary a[href=#overrideReason]")).hasSize(1);
        assertThat(refused.select("input[name=tier][checked]").val()).isEqualTo("GUIDANCE_1");

        String location = location(send(
                make(agent, "GUIDANCE_1", "Berulang sejak Agustus").param("period", "2026-10"), team.leader(), 302));
        Document page = read(location.replace("/edit", ""), team.leader());
        assertThat(page.text())
                .contains("Team leader mengubah usulan Improvement menjadi Pembinaan tingkat 1")
                .contains("Berulang sejak Agustus");
    }

    @Test
    void guidanceRepeatedBeforeItLapsesGoesOneTierUp() throws Exception {
        figures.of(team, agent, LocalDate.of(2026, 9, 1), 90, 60, 61, 62, 63, 64);
        String location = location(send(make(agent, "GUIDANCE_1", "").param("period", "2026-09"), team.leader(), 302));
        write(UUID.fromString(location.split("/")[2]), true);
        figures.of(team, agent, OCTOBER, 90, 60, 61, 62, 63, 64);

        Document fresh = read(freshUrl(agent), team.leader());
        assertThat(fresh.select("input[name=tier][checked]").val()).isEqualTo("GUIDANCE_2");
        assertThat(fresh.select("ol").text()).contains("Pembinaan tingkat 1 masih berlaku");
    }

    @Test
    void tierIsRecomputableFromWhatIsStored() throws Exception {
        UUID id = made(agent, 50, 50, 52, 54, 56, 58);

        CoachingForm form = forms.findById(id).orElseThrow();
        assertThat(TierDecision.decide(policies.find(form.policyId()).policy(), form.values())
                        .tier())
                .isEqualTo(form.proposedTier());
    }

    @Test
    void formThatIsNotReadyIsNotIssuedAndNothingIsLost() throws Exception {
        UUID id = made(agent, 90, 80, 81, 82, 83, 84);

        Document refused = Jsoup.parse(send(
                        post("/forms/" + id)
                                .param("version", "0")
                                .param("targets", "Kualitas 85")
                                .param("issue", "true"),
                        team.leader(),
                        422)
                .getContentAsString());
        assertThat(refused.select(".summary a[href=#improvements]")).hasSize(1);
        assertThat(refused.select("textarea[name=targets]").text()).isEqualTo("Kualitas 85");
    }

    @Test
    void whatCannotBeReadIsRefusedWithoutAnError() throws Exception {
        UUID id = made(agent, 90, 80, 81, 82, 83, 84);

        send(post("/forms/" + id).param("version", "0").param("startsOn", "kemarin"), team.leader(), 422);
        send(post("/forms/" + id), team.leader(), 422);
        send(make(agent, "TIER_9", "").param("period", "2026-10"), team.leader(), 404);
    }

    @Test
    void twoTabsDoNotOverwriteEachOther() throws Exception {
        UUID id = made(agent, 90, 80, 81, 82, 83, 84);
        send(post("/forms/" + id).param("version", "0").param("strengths", "satu"), team.leader(), 302);
        send(post("/forms/" + id).param("version", "0").param("strengths", "dua"), team.leader(), 409);

        assertThat(forms.findById(id).orElseThrow().words().strengths()).isEqualTo("satu");
    }

    @Test
    void signedFormCannotBeChangedByTheApplicationNorBySql() throws Exception {
        UUID id = made(agent, 90, 80, 81, 82, 83, 84);
        write(id, true);
        sign(id, agent, TestOrganisation.PASSWORD);

        send(post("/forms/" + id).param("version", "2").param("strengths", "lain"), team.leader(), 422);
        send(post("/forms/" + id + "/withdrawal"), team.leader(), 422);
        send(post("/forms/" + id + "/reply").param("reply", "terlambat"), agent, 422);
        for (String sql : List.of(
                "update coaching_form set strengths = 'lain' where id = ?",
                "update coaching_form set tier = 'SUCCESS' where id = ?",
                "update coaching_form set quality = 99 where id = ?",
                "update coaching_form set state = 'DRAFT' where id = ?",
                "update coaching_form set state = 'ISSUED' where id = ?",
                "delete from coaching_form where id = ?")) {
            assertThatThrownBy(() -> jdbc.sql(sql).param(id).update()).isInstanceOf(DataAccessException.class);
        }
        assertThatThrownBy(() -> jdbc.sql("truncate coaching_form cascade").update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void changeBehindTheApplicationsBackBreaksTheSignatureVisibly() throws Exception {
        UUID id = made(agent, 90, 80, 81, 82, 83, 84);
        write(id, true);
        sign(id, agent, TestOrganisation.PASSWORD);
        jdbc.sql("alter table coaching_form disable trigger coaching_form_guard")
                .update();
        jdbc.sql("update coaching_form set targets = 'Kualitas 99' where id = ?")
                .param(id)
                .update();
        jdbc.sql("alter table coaching_form enable trigger coaching_form_guard").update();

        assertThat(read("/forms/" + id, team.leader()).select(".signatures").text())
                .contains("Tanda tangan tidak berlaku lagi");
    }

    @Test
    void whatIsNotNeededIsPutOnRecord() throws Exception {
        figures.of(team, agent, OCTOBER, 95, 86, 87, 88, 89, 90);
        send(post("/forms/waivers").param("team", team.id().toString()).param("period", "2026-10"), team.leader(), 302);

        Document list = read("/forms?period=2026-10", team.leader());
        assertThat(list.select("tbody tr:contains(" + agent.employeeId() + ")").text())
                .contains("Tercatat tidak perlu");
        assertThat(queries.summaries(List.of(team.id()), YearMonth.of(2026, 10)))
                .extracting(StepSummary::done, StepSummary::total)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(1L, 1L));
    }

    @Test
    void anotherTeamsFormsAreNotThere() throws Exception {
        UUID id = made(agent, 90, 80, 81, 82, 83, 84);
        PersonName stranger = organisation.team(1).leader();

        read404("/forms/" + id, stranger);
        read404("/forms/" + id + "/pdf", stranger);
        read404("/forms/" + id + "/edit", stranger);
        read404("/forms?team=" + team.id(), stranger);
        read404(freshUrl(agent), stranger);
        read404("/forms/" + id, team.agents().get(1));
        send(make(team.agents().get(1), "IMPROVEMENT", "x").param("period", "2026-10"), stranger, 404);
        send(post("/forms/" + id).param("version", "0"), stranger, 404);
        send(post("/forms/" + id + "/signature").param("consent", "true").param("password", "x"), stranger, 404);
    }

    @Test
    void formIsAPdf() throws Exception {
        UUID id = made(agent, 50, 50, 52, 54, 56, 58);
        write(id, true);
        sign(id, agent, TestOrganisation.PASSWORD);

        byte[] pdf = send(get("/forms/" + id + "/pdf"), team.leader(), 200).getContentAsByteArray();
        assertThat(new String(pdf, 0, 5, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("%PDF-");
    }

    @Test
    void pagesCostABoundedNumberOfStatements() throws Exception {
        UUID id = made(agent, 90, 80, 81, 82, 83, 84);
        TestOrganisation.Team large = organisation.team(12);
        large.agents().forEach(each -> figures.of(large, each, OCTOBER, 90, 80, 81));

        int few = Statements.count(() -> read("/forms?period=2026-10", team.leader()));
        int many = Statements.count(() -> read("/forms?period=2026-10", large.leader()));
        assertThat(many).isEqualTo(few).isLessThanOrEqualTo(12);
        assertThat(Statements.count(() -> read("/forms/" + id, team.leader()))).isLessThanOrEqualTo(12);
    }

    private UUID made(PersonName agent, int handled, double... scores) throws Exception {
        figures.of(team, agent, OCTOBER, handled, scores);
        Document fresh = read(freshUrl(agent), team.leader());
        String location =
                makeLocation(agent, fresh.select("input[name=tier][checked]").val());
        return UUID.fromString(location.split("/")[2]);
    }

    private void write(UUID id, boolean issue) throws Exception {
        send(
                post("/forms/" + id)
                        .param(
                                "version",
                                String.valueOf(forms.findById(id).orElseThrow().version()))
                        .param("strengths", "Salam lengkap")
                        .param("improvements", "Verifikasi data nasabah")
                        .param("targets", "Kualitas 85")
                        .param("support", "Pendampingan tiap Senin")
                        .param("startsOn", "2026-11-01")
                        .param("endsOn", "2026-11-30")
                        .param("issue", String.valueOf(issue)),
                team.leader(),
                302);
    }

    private MockHttpServletResponse sign(UUID id, PersonName who, String password) throws Exception {
        return mvc.perform(post("/forms/" + id + "/signature")
                        .param("consent", "true")
                        .param("password", password)
                        .with(csrf())
                        .with(organisation.as(who)))
                .andReturn()
                .getResponse();
    }

    private MockHttpServletRequestBuilder make(PersonName agent, String tier, String reason) {
        return post("/forms")
                .param("team", team.id().toString())
                .param("agent", agent.id().toString())
                .param("tier", tier)
                .param("overrideReason", reason);
    }

    private String makeLocation(PersonName agent, String tier) throws Exception {
        return location(send(make(agent, tier, "").param("period", "2026-10"), team.leader(), 302));
    }

    private static String location(MockHttpServletResponse response) {
        String url = response.getRedirectedUrl();
        assertThat(url).isNotNull();
        return url;
    }

    private String freshUrl(PersonName agent) {
        return "/forms/new?team=" + team.id() + "&agent=" + agent.id() + "&period=2026-10";
    }

    private List<String> kinds(PersonName who) {
        return worklist.openFor(who.id(), null, Pageable.ofSize(20))
                .map(WorkItem::kind)
                .getContent();
    }

    private Document read(String url, PersonName who) throws Exception {
        return Jsoup.parse(send(get(url), who, 200).getContentAsString());
    }

    private void read404(String url, PersonName who) throws Exception {
        send(get(url), who, 404);
    }

    private MockHttpServletResponse send(MockHttpServletRequestBuilder request, PersonName who, int expected)
            throws Exception {
        return mvc.perform(request.with(csrf()).with(organisation.as(who)))
                .andExpect(status().is(expected))
                .andReturn()
                .getResponse();
    }

    @SafeVarargs
    private static <T> List<T> atOnce(Callable<T>... calls) throws Exception {
        var threads = Executors.newFixedThreadPool(calls.length);
        try {
            List<T> answers = new java.util.ArrayList<>();
            for (var future : threads.invokeAll(List.of(calls))) {
                answers.add(future.get());
            }
            return answers;
        } finally {
            threads.shutdown();
        }
    }
}
