package id.binamutu.coaching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.binamutu.evaluation.EvaluationReleased;
import id.binamutu.evaluation.Verdict;
import id.binamutu.people.PersonName;
import id.binamutu.people.Role;
import id.binamutu.people.TestOrganisation.Team;
import id.binamutu.testing.Statements;
import id.binamutu.worklist.StepContributor;
import id.binamutu.worklist.StepSummary;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;

class CoachingPagesTest extends CoachingTestSupport {
    @Autowired
    CoachingFigures figures;

    @Autowired
    StoredCoachingFigures steps;

    @Test
    void aNonconformityOpensOneCoachingByItselfHoweverOftenItIsTold() {
        Team team = organisation.team();
        EvaluationReleased event = submitted(team, team.agent(), Verdict.NONCONFORMING);

        publish(event);
        publish(event);

        List<UUID> opened = jdbc.sql("select id from coaching where evaluation_id = ?")
                .param(event.evaluationId())
                .query(UUID.class)
                .list();
        assertThat(opened).hasSize(1);
        assertThat(openWork("hold-coaching", opened.get(0), team.leader())).isEqualTo(1);
    }

    @Test
    void whatConformsOpensNothing() {
        Team team = organisation.team();
        EvaluationReleased event = submitted(team, team.agent(), Verdict.CONFORMING);

        publish(event);

        assertThat(jdbc.sql("select count(*) from coaching where evaluation_id = ?")
                        .param(event.evaluationId())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void theChainIsReadByWhomItConcernsAndByNobodyElse() throws Exception {
        Team team = organisation.team();
        UUID coaching = opened(team, team.agent());
        String address = "/coaching/" + coaching;

        for (PersonName reader : List.of(
                team.agent(),
                team.leader(),
                organisation.person(Role.MANAGER),
                organisation.person(Role.COORDINATOR),
                organisation.person(Role.QUALITY_CONTROL))) {
            Document page = page(address, reader);
            assertThat(page.select("h1").text()).contains(team.agent().name());
            assertThat(page.select(".chain").text()).contains(SAID, CORRECT, "Nasabah dihubungi kembali");
        }
        assertThat(page(address, team.leader()).select("a[href$=/edit]")).hasSize(1);
        assertThat(page(address, team.agent()).select("a[href$=/edit]")).isEmpty();
        notFound(address, team.agents().get(1));
        notFound(address, organisation.team().leader());
        notFound(address + "/edit", organisation.team().leader());
        mvc.perform(session(coaching).with(organisation.as(organisation.team().leader())))
                .andExpect(status().isNotFound());
    }

    @Test
    void aPlanAndThenTheSessionLeadToTheCommitment() throws Exception {
        Team team = organisation.team();
        UUID coaching = opened(team, team.agent());
        UUID article = article(team.leader());
        String tomorrow = LocalDate.now(clock).plusDays(1).toString();

        mvc.perform(post("/coaching/" + coaching + "/plan")
                        .param("plannedOn", tomorrow)
                        .param("plannedTime", "10:00")
                        .param("place", "Ruang Anggrek")
                        .param("articleIds", article.toString())
                        .with(csrf())
                        .with(organisation.as(team.leader())))
                .andExpect(status().is3xxRedirection());
        assertThat(page("/coaching/" + coaching, team.agent()).text())
                .contains("Dijadwalkan", "10.00 WIB", "Ruang Anggrek");
        Document form = page("/coaching/" + coaching + "/edit", team.leader());
        assertThat(form.select("#plannedOn").val()).isEqualTo(tomorrow);
        assertThat(form.select("[name=articleIds][checked]").val()).isEqualTo(article.toString());

        mvc.perform(session(coaching).param("articleIds", article.toString()).with(organisation.as(team.leader())))
                .andExpect(status().is3xxRedirection());

        Document page = page("/coaching/" + coaching, team.leader());
        assertThat(page.select(".chain").text())
                .contains("Pengetahuan", "Belum membaca artikel tarif yang baru", "Ulangi angka", "Tarif KCA");
        assertThat(openWork("hold-coaching", coaching, team.leader())).isZero();
        UUID commitment = jdbc.sql("select id from commitment where coaching_id = ?")
                .param(coaching)
                .query(UUID.class)
                .single();
        assertThat(openWork("write-commitment", commitment, team.agent())).isEqualTo(1);
    }

    @Test
    void aSessionWithoutItsRootCauseIsRefusedAndNothingTypedIsLost() throws Exception {
        Team team = organisation.team();
        UUID coaching = opened(team, team.agent());

        Document page = refused(post("/coaching/" + coaching + "/session")
                .param("notes", "Sudah dibicarakan <panjang>")
                .param("reminder", "")
                .param("heldOn", "2099-01-01")
                .param("heldTime", "10:00")
                .with(csrf())
                .with(organisation.as(team.leader())));

        assertThat(page.select("[role=alert] a").eachAttr("href"))
                .contains("#rootCauseCategory", "#rootCause", "#reminder");
        assertThat(page.select("#notes").val()).isEqualTo("Sudah dibicarakan <panjang>");
        assertThat(page.select("#heldOn").val()).isEqualTo("2099-01-01");
    }

    @Test
    void aSessionIsNeitherInTheFutureNorHeldTwice() throws Exception {
        Team team = organisation.team();
        UUID coaching = opened(team, team.agent());

        Document page = refused(session(coaching)
                .with(request -> {
                    request.setParameter(
                            "heldOn", LocalDate.now(clock).plusDays(1).toString());
                    return request;
                })
                .with(organisation.as(team.leader())));
        assertThat(page.select("[role=alert] a").eachAttr("href")).containsExactly("#heldOn");

        mvc.perform(session(coaching).with(organisation.as(team.leader()))).andExpect(status().is3xxRedirection());
        mvc.perform(session(coaching).with(organisation.as(team.leader()))).andExpect(status().is(422));
        assertThat(jdbc.sql("select count(*) from commitment where coaching_id = ?")
                        .param(coaching)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aTeamLeaderOpensOneByHandForAnAgentOfTheOwnTeamOnly() throws Exception {
        Team team = organisation.team();
        PersonName stranger = organisation.team().agent();

        Document page = page("/coaching/new?agent=" + team.agent().id(), team.leader());
        assertThat(page.select("#agent option[selected]").val())
                .isEqualTo(team.agent().id().toString());
        assertThat(page.select("#agent option").eachText()).noneMatch(text -> text.contains(stranger.name()));

        String location = mvc.perform(post("/coaching")
                        .param("agent", team.agent().id().toString())
                        .param("reason", "Keluhan nasabah lewat kantor cabang")
                        .with(csrf())
                        .with(organisation.as(team.leader())))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        assertThat(page(location, team.agent()).text()).contains("Keluhan nasabah lewat kantor cabang");
        mvc.perform(post("/coaching")
                        .param("agent", stranger.id().toString())
                        .param("reason", "Bukan tim saya")
                        .with(csrf())
                        .with(organisation.as(team.leader())))
                .andExpect(status().isNotFound());
    }

    @Test
    void theListShowsEachReaderOnlyTheirOwn() throws Exception {
        Team team = organisation.team();
        PersonName agent = team.agent();
        opened(team, agent);
        opened(team, team.agents().get(1));
        Team other = organisation.team();
        opened(other, other.agent());

        assertThat(page("/coaching", team.leader()).select("tbody tr")).hasSize(2);
        assertThat(page("/coaching", agent).select("tbody tr")).hasSize(1);
        assertThat(page("/coaching?q=" + agent.employeeId(), organisation.person(Role.MANAGER))
                        .select("tbody tr"))
                .hasSize(1);
        assertThat(page("/coaching?team=" + team.id(), organisation.person(Role.COORDINATOR))
                        .select("tbody tr"))
                .hasSize(2);
        assertThat(page("/coaching?state=HELD", team.leader()).select("tbody tr"))
                .isEmpty();
        assertThat(page("/coaching?late=true", team.leader()).select("tbody tr"))
                .isEmpty();
        assertThat(page("/coaching?period=2020-01", team.leader()).select("tbody tr"))
                .isEmpty();
        assertThat(page("/coaching?period=" + YearMonth.now(clock), team.leader())
                        .select("tbody tr"))
                .hasSize(2);

        jdbc.sql("update coaching set due_at = now() - interval '1 hour' where agent_id = ?")
                .param(agent.id())
                .update();
        Document late = page("/coaching?late=true", team.leader());
        assertThat(late.select("tbody tr")).hasSize(1);
        assertThat(late.select("tbody .tag.late").text()).isEqualTo("Terlambat");
    }

    @Test
    void theExportIsTheListAndGoesIntoTheTrail() throws Exception {
        Team team = organisation.team();
        opened(team, team.agent());

        String csv = mvc.perform(get("/coaching/export.csv").with(organisation.as(team.leader())))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(csv.strip().lines()).hasSize(2);
        assertThat(csv).contains(team.agent().name(), "Terbuka");
        assertThat(jdbc.sql("select count(*) from audit_entry where action = 'coaching.exported' and subject_id = ?")
                        .param(team.leader().id())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void theRecordAsAPdfShowsTheWholeChainAndItsSignature() throws Exception {
        Team team = organisation.team();
        UUID commitment = held(team, team.agent());
        sign(commitment, team.agent());
        UUID coaching = jdbc.sql("select coaching_id from commitment where id = ?")
                .param(commitment)
                .query(UUID.class)
                .single();

        byte[] file = mvc.perform(get("/coaching/" + coaching + "/pdf").with(organisation.as(team.agent())))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();

        try (PDDocument document = Loader.loadPDF(file)) {
            String text = new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
            assertThat(text).contains(team.agent().name(), SAID, CORRECT, "Pengetahuan", WORDS, "Sah", "Dicetak");
        }
        notFound("/coaching/" + coaching + "/pdf", organisation.team().leader());
    }

    @Test
    void pagesCostTheSameStatementsHoweverMuchThereIs() throws Exception {
        Team team = organisation.team();
        UUID coaching = opened(team, team.agent());
        page("/coaching", team.leader());
        int before = Statements.count(() -> page("/coaching", team.leader()));
        for (int i = 0; i < 5; i++) {
            opened(team, team.agents().get(i % 3));
        }
        assertThat(Statements.count(() -> page("/coaching", team.leader())))
                .isEqualTo(before)
                .isLessThanOrEqualTo(8);

        mvc.perform(session(coaching).with(organisation.as(team.leader()))).andExpect(status().is3xxRedirection());
        UUID commitment = jdbc.sql("select id from commitment where coaching_id = ?")
                .param(coaching)
                .query(UUID.class)
                .single();
        sign(commitment, team.agent());
        List<String> statements = Statements.list(() -> page("/coaching/" + coaching, team.leader()));
        assertThat(statements.size()).as(String.join("\n", statements)).isLessThanOrEqualTo(12);
        assertThat(Statements.count(() -> page("/commitments/" + commitment, team.agent())))
                .isLessThanOrEqualTo(12);
    }

    @Test
    void whatWasRecordedInASessionNeverChanges() throws Exception {
        Team team = organisation.team();
        UUID coaching = jdbc.sql("select coaching_id from commitment where id = ?")
                .param(held(team, team.agent()))
                .query(UUID.class)
                .single();

        for (String change : List.of(
                "notes = 'lain'",
                "reminder = 'lain'",
                "root_cause = 'lain'",
                "root_cause_category = 'SKILL'",
                "held_at = held_at - interval '1 day'",
                "article_ids = '{}'::uuid[] || gen_random_uuid()",
                "finding_ids = '{}'",
                "agent_id = coach_id")) {
            assertThatThrownBy(() -> jdbc.sql("update coaching set " + change + " where id = ?")
                            .param(coaching)
                            .update())
                    .as(change)
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
        assertThatThrownBy(() -> jdbc.sql("delete from coaching where id = ?")
                        .param(coaching)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void figuresCountWhatWasOpenedInTheMonth() throws Exception {
        Team team = organisation.team();
        PersonName agent = team.agent();
        opened(team, agent);
        sign(held(team, agent), agent);
        held(team, team.agents().get(1));
        YearMonth month = YearMonth.now(clock);

        AgentCoaching figure = figures.perAgent(team.id(), month).get(agent.id());

        assertThat(figure).isEqualTo(new AgentCoaching(agent.id(), 2, 1, 1, 1, 1));
        assertThat(figures.perAgent(team.id(), month.minusMonths(1))).isEmpty();
        List<StepSummary> summaries = ((StepContributor) steps).summaries(List.of(team.id()), month);
        assertThat(summaries).extracting(StepSummary::step).containsExactly(3, 4);
        assertThat(summaries).extracting(StepSummary::done).containsExactly(2L, 1L);
        assertThat(summaries).extracting(StepSummary::total).containsExactly(3L, 2L);
        assertThat(Statements.count(() -> steps.summaries(List.of(team.id(), UUID.randomUUID()), month)))
                .isEqualTo(1);
    }

    private UUID article(PersonName keeper) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into article (id, version, title, product, url, summary, valid_from, created_by, created_at, changed_by, changed_at)
                        values (?, 0, 'Tarif KCA', 'KCA', 'https://pansol.contoh.id/kca', '', '2026-09-01', ?, now(), ?, now())""").params(id, keeper.id(), keeper.id()).update();
        return id;
    }
}
