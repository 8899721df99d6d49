package id.binamutu.oversight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.binamutu.people.Role;
import id.binamutu.people.TestOrganisation;
import id.binamutu.testing.BinaMutuTest;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@BinaMutuTest
class OversightPageTest {

    @Autowired
    private MockMvc mvc;

    @Autowired
    private TestOrganisation organisation;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void coachingCountsOnlyWhatWasDueOrHeld() throws Exception {
        TestOrganisation.Team team = organisation.team(1);
        coaching(team, "2026-09-02", "2026-09-05", "2026-09-04");
        coaching(team, "2026-09-02", "2026-09-05", "2026-09-09");
        coaching(team, "2026-09-02", "2026-09-05", null);
        coaching(team, "2026-09-28", "2036-01-01", null);
        coaching(team, "2026-08-28", "2026-08-30", "2026-08-29");
        Document page = page("/oversight?period=2026-09");
        Element row = page.select("tbody tr").stream()
                .filter(line -> line.text().contains(team.name()))
                .findFirst()
                .orElseThrow();
        assertThat(row.select("td").get(1).text()).contains("33,3", "1/3");
    }

    @Test
    void reportThatWasNeverHandedOverIsLate() throws Exception {
        TestOrganisation.Team team = organisation.team(1);
        Document page = page("/oversight?period=2026-09&team=" + team.id());
        assertThat(page.select("dl dd").last().text()).contains("0 dari 1", "1 terlambat");
    }

    @Test
    void oneTeamIsShownByItself() throws Exception {
        TestOrganisation.Team team = organisation.team(1);
        coaching(team, "2026-09-02", "2026-09-05", "2026-09-04");
        Document page = page("/oversight?period=2026-09&team=" + team.id());
        assertThat(page.select("h2").first().text())
                .contains(team.name(), team.leader().name());
        assertThat(page.select("dl").text()).contains("1 dari 1");
    }

    @Test
    void tableIsDownloadedWithItsCounts() throws Exception {
        TestOrganisation.Team team = organisation.team(1);
        coaching(team, "2026-09-02", "2026-09-05", "2026-09-04");
        String csv = mvc.perform(get("/oversight/export?format=csv&period=2026-09&sort=COACHED,desc")
                        .with(organisation.as(Role.MANAGER)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(csv).contains("2026-09," + team.name() + "," + team.leader().name());
    }

    @Test
    void leadersAndAgentsDoNotCompareTeams() throws Exception {
        mvc.perform(get("/oversight").with(organisation.as(Role.TEAM_LEADER))).andExpect(status().isForbidden());
        mvc.perform(get("/oversight").with(organisation.as(Role.AGENT))).andExpect(status().isForbidden());
    }

    private void coaching(TestOrganisation.Team team, String opened, String due, String held) {
        jdbc.sql("""
                        insert into coaching (id, version, agent_id, team_id, coach_id, finding_ids, reason, opened_at, due_at, state,
                          article_ids, held_at, recorded_at, root_cause_category, root_cause, root_cause_at, notes, reminder)
                        values (:id, 0, :agent, :team, :coach, '{}', 'Diminta agen', cast(:opened as timestamptz), cast(:due as timestamptz),
                          :state, '{}', cast(:held as timestamptz), cast(:held as timestamptz), :category, :cause,
                          cast(:held as timestamptz), :cause, :cause)
                        """)
                .param("id", UUID.randomUUID())
                .param("agent", team.agent().id())
                .param("team", team.id())
                .param("coach", team.leader().id())
                .param("opened", opened)
                .param("due", due)
                .param("held", held)
                .param("state", held == null ? "OPEN" : "HELD")
                .param("category", held == null ? null : "SKILL")
                .param("cause", held == null ? null : "Belum hafal")
                .update();
    }

    private Document page(String address) throws Exception {
        return Jsoup.parse(mvc.perform(get(address).with(organisation.as(Role.COORDINATOR)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }
}
