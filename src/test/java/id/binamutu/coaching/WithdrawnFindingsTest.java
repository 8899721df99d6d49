package id.binamutu.coaching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import id.binamutu.evaluation.Revisions;
import id.binamutu.evaluation.Revisions.Cause;
import id.binamutu.evaluation.Revisions.Change;
import id.binamutu.evaluation.TestEvaluations;
import id.binamutu.people.TestOrganisation;
import id.binamutu.testing.BinaMutuTest;
import id.binamutu.worklist.WorkItem;
import id.binamutu.worklist.Worklist;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.PageRequest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** What coaching makes of new versions of an evaluation. */
@BinaMutuTest
class WithdrawnFindingsTest {
    @Autowired
    Revisions revisions;

    @Autowired
    StoredCoachingFigures figures;

    @Autowired
    TestEvaluations made;

    @Autowired
    TestOrganisation organisation;

    @Autowired
    Worklist worklist;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvc mvc;

    TestOrganisation.Team team;
    UUID third;

    @BeforeEach
    void aTeam() {
        team = organisation.team();
        third = made.criterion(3).id();
    }

    @Test
    void coachingFallsAwayWithItsLastFinding() throws Exception {
        UUID evaluation = made.nonconforming(team, made.sample(team));
        UUID coaching = coachings().get(0);
        assertThat(work()).contains("/coaching/" + coaching);

        revise(evaluation, "yes", Cause.DISPUTE);

        assertThat(state(coaching)).isEqualTo("DROPPED");
        assertThat(work()).doesNotContain("/coaching/" + coaching);
        assertThat(figures.perAgent(team.id(), YearMonth.now(ZoneId.of("Asia/Jakarta"))))
                .doesNotContainKey(team.agent().id());
        Document page = Jsoup.parse(mvc.perform(get("/coaching/{id}", coaching).with(organisation.as(team.leader())))
                .andReturn()
                .getResponse()
                .getContentAsString());
        assertThat(page.select(".notice").text()).contains("Gugur");
        assertThat(page.select(".chain").text()).contains("Dicabut");
        assertThat(page.select("a[href$=/edit]")).isEmpty();
    }

    @Test
    void coachingOpensForWhatACorrectionFound() {
        UUID evaluation = made.conforming(team, made.sample(team));
        assertThat(coachings()).isEmpty();
        revise(evaluation, "no", Cause.CORRECTION);
        assertThat(coachings()).singleElement().satisfies(coaching -> {
            assertThat(state(coaching)).isEqualTo("OPEN");
            assertThat(work()).contains("/coaching/" + coaching);
        });
    }

    private void revise(UUID evaluation, String code, Cause cause) {
        assertThat(revisions.revise(
                        evaluation,
                        Map.of(third, new Change(code, "Sudah didengar lagi")),
                        cause,
                        "Sudah didengar lagi",
                        team.leader().id()))
                .isNotNull();
    }

    private List<UUID> coachings() {
        return jdbc.sql("select id from coaching where team_id = ?")
                .param(team.id())
                .query(UUID.class)
                .list();
    }

    private String state(UUID coaching) {
        return jdbc.sql("select state from coaching where id = ?")
                .param(coaching)
                .query(String.class)
                .single();
    }

    private List<String> work() {
        return worklist.openFor(team.leader().id(), null, PageRequest.of(0, 100))
                .map(WorkItem::url)
                .getContent();
    }
}
