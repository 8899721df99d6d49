package id.binamutu.productivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.binamutu.people.PersonName;
import id.binamutu.people.Role;
import id.binamutu.people.TestOrganisation;
import id.binamutu.testing.BinaMutuTest;
import id.binamutu.testing.Statements;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@BinaMutuTest
class ProductivityPagesTest {
    @Autowired
    MockMvc mvc;

    @Autowired
    TestOrganisation organisation;

    @Autowired
    ProductivityEntry entry;

    TestOrganisation.Team team;
    PersonName busy;
    PersonName slow;

    @BeforeEach
    void figures() {
        team = organisation.team(3);
        busy = team.agents().get(0);
        slow = team.agents().get(1);
        entry.record(List.of(day(busy, 1, 60), day(busy, 2, 66), day(slow, 1, 30), day(slow, 2, 33), day(slow, 3, 36)));
    }

    @Test
    void leaderSeesTheTeamAgainstItsTarget() throws Exception {
        Document page = read("/productivity?period=2026-10", team.leader());

        assertThat(page.select("tbody tr")).hasSize(3);
        assertThat(row(page, busy)).contains("126").contains("120").contains("105 %");
        assertThat(row(page, slow)).contains("55 %");
        assertThat(page.select("tbody svg")).hasSize(2);
    }

    @Test
    void listIsSortedSearchedAndPaged() throws Exception {
        Document sorted = read("/productivity?period=2026-10&sort=percent,desc", team.leader());
        assertThat(sorted.select("tbody tr").get(0).text()).contains(busy.name());

        Document found = read("/productivity?period=2026-10&q=" + slow.employeeId(), team.leader());
        assertThat(found.select("tbody tr")).hasSize(1);

        Document second = read("/productivity?period=2026-10&size=2&page=1", team.leader());
        assertThat(second.select("tbody tr")).hasSize(1);

        assertThat(read("/productivity?period=2026-10&q=%25%25", team.leader()).select("tbody tr"))
                .isEmpty();
    }

    @Test
    void pageCostsTheSameForEveryNumberOfAgents() throws Exception {
        TestOrganisation.Team large = organisation.team(12);
        large.agents().forEach(agent -> entry.record(List.of(day(agent, 1, 50))));
        int few = Statements.count(() -> read("/productivity?period=2026-10", team.leader()));
        int many = Statements.count(() -> read("/productivity?period=2026-10", large.leader()));

        assertThat(many).isEqualTo(few).isLessThanOrEqualTo(12);
    }

    @Test
    void exportHoldsExactlyWhatIsShown() throws Exception {
        String csv = mvc.perform(get("/productivity/export.csv?period=2026-10&q=" + busy.employeeId())
                        .with(organisation.as(team.leader())))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(csv.lines()).hasSize(2);
        assertThat(csv).contains(busy.employeeId()).contains("105.0").doesNotContain(slow.employeeId());
    }

    @Test
    void agentSeesTheOwnDaysAndNobodyElses() throws Exception {
        assertThat(read("/productivity/" + slow.id() + "?period=2026-10", slow).select("tbody tr"))
                .hasSize(3);
        mvc.perform(get("/productivity/" + busy.id() + "?period=2026-10").with(organisation.as(slow)))
                .andExpect(status().isNotFound());
    }

    @Test
    void daysInAnotherTeamAreNotTheLeadersToSee() throws Exception {
        TestOrganisation.Team other = organisation.team(1);
        mvc.perform(get("/productivity/" + slow.id() + "?period=2026-10").with(organisation.as(other.leader())))
                .andExpect(status().isNotFound());
        mvc.perform(get("/productivity?team=" + team.id()).with(organisation.as(other.leader())))
                .andExpect(status().isNotFound());

        organisation.leaves(slow, LocalDate.of(2026, 10, 1));
        organisation.joins(slow, other.id(), LocalDate.of(2026, 10, 2));
        assertThat(read("/productivity/" + slow.id() + "?period=2026-10", other.leader())
                        .select("tbody tr"))
                .hasSize(2);
        assertThat(row(read("/productivity?period=2026-10", other.leader()), slow))
                .contains("69")
                .contains("57,5 %");
        assertThat(read("/productivity/" + slow.id() + "?period=2026-10", organisation.person(Role.MANAGER))
                        .select("tbody tr"))
                .hasSize(3);
    }

    @Test
    void emptyMonthSaysWhatWouldBeHere() throws Exception {
        Document page = read("/productivity/" + busy.id() + "?period=2026-01", busy);

        assertThat(page.select(".empty").text()).contains("Belum ada angka harian");
    }

    private Document read(String url, PersonName who) throws Exception {
        return Jsoup.parse(mvc.perform(get(url).with(organisation.as(who)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }

    private static String row(Document page, PersonName agent) {
        return page.select("tbody tr:contains(" + agent.employeeId() + ")")
                .text()
                .replace('\u00a0', ' ');
    }

    private static DailyFigures day(PersonName agent, int day, int handled) {
        return new DailyFigures(
                agent.id(),
                LocalDate.of(2026, 10, day),
                handled,
                60,
                300,
                12,
                new BigDecimal("95.5"),
                new BigDecimal("4.25"));
    }
}
