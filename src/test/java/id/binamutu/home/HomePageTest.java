package id.binamutu.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.binamutu.people.PersonName;
import id.binamutu.people.Role;
import id.binamutu.people.TestOrganisation;
import id.binamutu.testing.BinaMutuTest;
import id.binamutu.worklist.NewWorkItem;
import id.binamutu.worklist.Worklist;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@BinaMutuTest
class HomePageTest {

    @Autowired
    private MockMvc mvc;

    @Autowired
    private TestOrganisation organisation;

    @Autowired
    private Worklist worklist;

    @Autowired
    private Clock clock;

    @Test
    void teamLeaderSeesTheProcedureAndTheTeam() throws Exception {
        TestOrganisation.Team team = organisation.team(4);
        Document page = page("/?period=2026-10", team.leader());
        assertThat(page.select(".flow > li")).hasSize(9);
        assertThat(page.select(".flow a").eachAttr("href")).allMatch(href -> href.endsWith("period=2026-10"));
        assertThat(page.select("main").text()).contains(team.name(), "4 agen", "Oktober 2026");
    }

    @Test
    void nextThingsToDoAreInOrderOfTheirDueTime() throws Exception {
        TestOrganisation.Team team = organisation.team(1);
        open(team.leader(), "Yoga", Duration.ofDays(3), 3);
        open(team.leader(), "Citra", Duration.ofDays(-2), 3);
        Document page = page("/", team.leader());
        assertThat(page.select(".work li")).hasSize(2);
        assertThat(page.select(".work li").first().text()).contains("Citra", "Terlambat 2 hari");
        assertThat(page.select(".work .btn-primary")).hasSize(1);
    }

    @Test
    void whatIsDueByMidnightIsDueToday() throws Exception {
        PersonName agent = organisation.person(Role.AGENT);
        LocalDate tomorrow = LocalDate.now(clock).plusDays(1);
        open(agent, "Dini", tomorrow.atStartOfDay(clock.getZone()).toInstant(), 4);
        assertThat(page("/", agent).select(".work .tag").text()).isEqualTo("Hari ini");
    }

    @Test
    void agentSeesWhatWaitsButNotTheProcedure() throws Exception {
        PersonName agent = organisation.team(1).agent();
        open(agent, "Dini", Duration.ofDays(1), 4);
        Document page = page("/", agent);
        assertThat(page.select(".flow")).isEmpty();
        assertThat(page.select(".work li")).hasSize(1);
    }

    @Test
    void managerSeesTeamsSideBySide() throws Exception {
        TestOrganisation.Team team = organisation.team(2);
        Document page = page("/", organisation.person(Role.MANAGER));
        assertThat(page.select("tbody th").eachText()).anyMatch(text -> text.contains(team.name()));
    }

    @Test
    void severalRolesStackTheirParts() throws Exception {
        Document page =
                page("/", organisation.person(Role.TEAM_LEADER, Role.MANAGER, Role.QUALITY_CONTROL, Role.AGENT));
        assertThat(page.select("h2").eachText())
                .containsSubsequence("Prosedur", "Pekerjaan berikutnya", "Tim berdampingan", "Tempat kerja Anda");
    }

    @Test
    void leaderWithoutTeamIsToldWhy() throws Exception {
        Document page = page("/", organisation.person(Role.TEAM_LEADER));
        assertThat(page.select(".empty").text()).contains("Anda belum memimpin tim");
    }

    @Test
    void worklistIsNarrowedToAStepAndDownloaded() throws Exception {
        PersonName agent = organisation.person(Role.AGENT);
        open(agent, "Dini", Duration.ofDays(1), 4);
        open(agent, "=1+1", Duration.ofDays(2), 3);
        assertThat(page("/worklist?step=4", agent).select(".work li")).hasSize(1);
        String csv = mvc.perform(get("/worklist/export?format=csv").with(organisation.as(agent)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(csv.lines()).hasSize(3);
    }

    @Test
    void nobodySeesTheWorkOfAnother() throws Exception {
        PersonName agent = organisation.person(Role.AGENT);
        open(agent, "Dini", Duration.ofDays(1), 4);
        assertThat(page("/worklist", organisation.person(Role.AGENT)).select(".work li"))
                .isEmpty();
    }

    private void open(PersonName assignee, String name, Duration due, int step) {
        open(assignee, name, clock.instant().plus(due), step);
    }

    private void open(PersonName assignee, String name, Instant dueAt, int step) {
        worklist.open(new NewWorkItem(
                "hold-coaching", UUID.randomUUID(), assignee.id(), null, step, List.of(name, "2"), "/coaching", dueAt));
    }

    private Document page(String address, PersonName person) throws Exception {
        return Jsoup.parse(mvc.perform(get(address).with(organisation.as(person)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }
}
