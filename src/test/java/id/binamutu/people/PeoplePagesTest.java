package id.binamutu.people;

import static id.binamutu.people.TestOrganisation.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.binamutu.testing.BinaMutuTest;
import id.binamutu.testing.Statements;
import java.time.LocalDate;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@BinaMutuTest
class PeoplePagesTest {

    @Autowired
    private MockMvc mvc;

    @Autowired
    private TestOrganisation organisation;

    @Autowired
    private PeopleService people;

    @Autowired
    private Teams teams;

    private RequestPostProcessor admin;

    @BeforeEach
    void signInAsAdministrator() {
        admin = organisation.as(Role.ADMIN);
    }

    @Test
    void listFindsByNumberAndShowsTheTeamOfToday() throws Exception {
        TestOrganisation.Team team = organisation.team(1);
        Document page = page(get("/people").param("q", team.agent().employeeId()));
        assertThat(page.select("tbody tr")).hasSize(1);
        assertThat(page.select("tbody tr").text()).contains(team.agent().name(), team.name(), "Agen");
    }

    @Test
    void listIsNarrowedByTeamAndRoleInTheAddress() throws Exception {
        TestOrganisation.Team team = organisation.team(2);
        Document page = page(get("/people?role=AGENT").param("team", team.id().toString()));
        assertThat(page.select("tbody tr")).hasSize(2);
        assertThat(page.select("#team option[selected]").text()).isEqualTo(team.name());
    }

    @Test
    void wildcardsInASearchMeanThemselves() throws Exception {
        assertThat(page(get("/people").param("q", "%_%")).select("tbody tr")).isEmpty();
    }

    @Test
    void exportHoldsWhatTheListShows() throws Exception {
        TestOrganisation.Team team = organisation.team(2);
        String csv = mvc.perform(get("/people/export?format=csv")
                        .param("team", team.id().toString())
                        .with(admin))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(csv.lines()).hasSize(4);
        assertThat(csv).contains(team.agent().employeeId(), "Team Leader");
    }

    @Test
    void newAgentIsInTheTeamFromTheFirstDay() throws Exception {
        TestOrganisation.Team team = organisation.team(1);
        String number = "N" + UUID.randomUUID().toString().substring(0, 8);
        String address = send(post("/people")
                        .param("employeeId", number)
                        .param("name", "Ratna Utami")
                        .param("roles", "AGENT")
                        .param("joinedOn", "2026-03-02")
                        .param("teamId", team.id().toString()))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        UUID id = UUID.fromString(address.substring("/people/".length()));
        assertThat(teams.teamOf(id, LocalDate.of(2026, 3, 2))).contains(team.id());
        assertThat(teams.teamOf(id, LocalDate.of(2026, 3, 1))).isEmpty();
    }

    @Test
    void refusedPersonKeepsWhatWasTyped() throws Exception {
        PersonName taken = organisation.person(Role.AGENT);
        String html = send(post("/people")
                        .param("employeeId", taken.employeeId().toLowerCase(java.util.Locale.ROOT))
                        .param("name", "Ratna <b>Utami</b>")
                        .param("roles", "AGENT", "QUALITY_CONTROL")
                        .param("joinedOn", "2026-03-02"))
                .andExpect(status().is(422))
                .andReturn()
                .getResponse()
                .getContentAsString();
        Document page = Jsoup.parse(html);
        assertThat(page.select(".summary a[href=#employeeId]")).isNotEmpty();
        assertThat(page.select("#name").val()).isEqualTo("Ratna <b>Utami</b>");
        assertThat(page.select("input[name=roles][checked]").eachAttr("value"))
                .containsExactly("AGENT", "QUALITY_CONTROL");
    }

    @Test
    void personWithoutRoleIsRefused() throws Exception {
        send(post("/people")
                        .param("employeeId", "N" + UUID.randomUUID().toString().substring(0, 8))
                        .param("name", "Ratna Utami")
                        .param("joinedOn", "2026-03-02"))
                .andExpect(status().is(422));
    }

    @Test
    void secondAdministratorIsToldThatTheFirstWasQuicker() throws Exception {
        PersonName agent = organisation.person(Role.AGENT);
        PersonForm seen = people.form(agent.id());
        send(edit(agent, seen, "Nama Pertama")).andExpect(redirectedUrl("/people/" + agent.id()));
        Document page = Jsoup.parse(send(edit(agent, seen, "Nama Kedua"))
                .andExpect(status().isConflict())
                .andReturn()
                .getResponse()
                .getContentAsString());
        assertThat(page.select(".summary").text()).contains("Nama Pertama");
        assertThat(page.select("#name").val()).isEqualTo("Nama Kedua");
        assertThat(people.form(agent.id()).name()).isEqualTo("Nama Pertama");
    }

    @Test
    void administratorCannotLockThemselvesOut() throws Exception {
        PersonName self = organisation.person(Role.ADMIN);
        admin = organisation.as(self);
        send(edit(self, people.form(self.id()), "Saya Sendiri").param("roles", "AGENT"))
                .andExpect(status().is3xxRedirection());
        PersonForm now = people.form(self.id());
        mvc.perform(post("/people/" + self.id())
                        .param("employeeId", now.employeeId())
                        .param("name", now.name())
                        .param("roles", "AGENT")
                        .param("joinedOn", "2026-01-05")
                        .param("active", "true")
                        .param("version", String.valueOf(now.version()))
                        .with(admin)
                        .with(csrf()))
                .andExpect(status().is(422));
    }

    @Test
    void agentMovesToAnotherTeamFromADayOnAndTwiceIsOnce() throws Exception {
        TestOrganisation.Team before = organisation.team(1);
        TestOrganisation.Team after = organisation.team(1);
        UUID agent = before.agent().id();
        for (int i = 0; i < 2; i++) {
            send(post("/people/" + agent + "/memberships")
                            .param("teamId", after.id().toString())
                            .param("from", "2026-06-01"))
                    .andExpect(redirectedUrl("/people/" + agent));
        }
        assertThat(teams.teamOf(agent, LocalDate.of(2026, 5, 31))).contains(before.id());
        assertThat(teams.teamOf(agent, LocalDate.of(2026, 6, 1))).contains(after.id());
        assertThat(page(get("/people/" + agent)).select("tbody tr")).hasSize(2);
        send(post("/people/" + agent + "/memberships")
                        .param("teamId", before.id().toString())
                        .param("from", "2026-03-01"))
                .andExpect(status().is(422));
        send(post("/people/" + agent + "/memberships/end").param("lastDay", "2026-06-30"))
                .andExpect(redirectedUrl("/people/" + agent));
        assertThat(teams.teamOf(agent, LocalDate.of(2026, 7, 1))).isEmpty();
    }

    @Test
    void teamIsHandedToAnotherLeaderFromADayOn() throws Exception {
        TestOrganisation.Team team = organisation.team(1);
        PersonName successor = organisation.person(Role.TEAM_LEADER);
        send(post("/teams/" + team.id() + "/leaderships")
                        .param("leaderId", successor.id().toString())
                        .param("from", "2026-06-01"))
                .andExpect(redirectedUrl("/teams/" + team.id()));
        assertThat(teams.leaderOf(team.id(), LocalDate.of(2026, 5, 31)))
                .contains(team.leader().id());
        assertThat(teams.leaderOf(team.id(), LocalDate.of(2026, 6, 1))).contains(successor.id());
        send(post("/teams/" + team.id() + "/leaderships")
                        .param("leaderId", team.agent().id().toString())
                        .param("from", "2026-07-01"))
                .andExpect(status().is(422));
    }

    @Test
    void teamIsMadeRenamedAndItsNameIsItsOwn() throws Exception {
        TestOrganisation.Team other = organisation.team(0);
        String name = "Tim " + UUID.randomUUID();
        String address = send(post("/teams").param("name", name))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        send(post(address).param("name", other.name()).param("version", "0")).andExpect(status().is(422));
        send(post(address).param("name", name + " Baru").param("version", "0")).andExpect(redirectedUrl(address));
        send(post(address).param("name", name + " Lagi").param("version", "0")).andExpect(status().isConflict());
    }

    @Test
    void passwordFromAnAdministratorHasToBeChangedBeforeAnythingElse() throws Exception {
        PersonName agent = organisation.person(Role.AGENT);
        String initial = Jsoup.parse(send(post("/people/" + agent.id() + "/initial-password"))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .select("#password")
                .text();
        RequestPostProcessor as = organisation.as(agent);
        mvc.perform(get("/account").with(as)).andExpect(redirectedUrl("/account/password"));
        changePassword(as, initial, "rahasia12345").andExpect(status().is(422));
        changePassword(as, PASSWORD, "payung biru di loteng").andExpect(status().is(422));
        changePassword(as, initial, "payung biru di loteng").andExpect(redirectedUrl("/"));
        mvc.perform(get("/account").with(as)).andExpect(status().isOk());
    }

    @Test
    void teamLeaderSeesOwnAgentsOnly() throws Exception {
        TestOrganisation.Team own = organisation.team(2);
        TestOrganisation.Team other = organisation.team(1);
        Document page = Jsoup.parse(mvc.perform(get("/team").with(organisation.as(own.leader())))
                .andReturn()
                .getResponse()
                .getContentAsString());
        assertThat(page.select("tbody tr")).hasSize(2);
        assertThat(page.text()).doesNotContain(other.agent().name());
    }

    @Test
    void languageIsASettingOfThePerson() throws Exception {
        PersonName agent = organisation.person(Role.AGENT);
        RequestPostProcessor as = organisation.as(agent);
        mvc.perform(post("/account")
                        .param("locale", "en")
                        .param("theme", "dark")
                        .with(as)
                        .with(csrf()))
                .andExpect(redirectedUrl("/account"));
        Document page = Jsoup.parse(
                mvc.perform(get("/account").with(as)).andReturn().getResponse().getContentAsString());
        assertThat(page.select("h1").text()).isEqualTo("My account");
        assertThat(page.select("html").attr("data-bs-theme")).isEqualTo("dark");
        mvc.perform(post("/account/language")
                        .param("language", "id")
                        .header("Referer", "https://elsewhere.example/team?x=1")
                        .with(as)
                        .with(csrf()))
                .andExpect(redirectedUrl("/team?x=1"));
    }

    @Test
    void unknownPersonIsNotFound() throws Exception {
        mvc.perform(get("/people/" + UUID.randomUUID()).with(admin)).andExpect(status().isNotFound());
        mvc.perform(get("/teams/" + UUID.randomUUID()).with(admin)).andExpect(status().isNotFound());
    }

    @Test
    void pagesCostFewStatements() throws Exception {
        TestOrganisation.Team team = organisation.team(5);
        assertThat(Statements.count(() -> page(get("/people/" + team.agent().id()))))
                .isLessThanOrEqualTo(6);
        assertThat(Statements.count(() -> page(get("/teams/" + team.id())))).isLessThanOrEqualTo(6);
    }

    private ResultActions changePassword(RequestPostProcessor as, String present, String chosen) throws Exception {
        return mvc.perform(post("/account/password")
                .param("present", present)
                .param("password", chosen)
                .param("repeat", chosen)
                .with(as)
                .with(csrf()));
    }

    private static MockHttpServletRequestBuilder edit(PersonName person, PersonForm seen, String name) {
        return post("/people/" + person.id())
                .param("employeeId", seen.employeeId())
                .param("name", name)
                .param("roles", seen.granted().stream().map(Role::name).toArray(String[]::new))
                .param("joinedOn", "2026-01-05")
                .param("active", "true")
                .param("version", String.valueOf(seen.version()));
    }

    private Document page(MockHttpServletRequestBuilder request) throws Exception {
        return Jsoup.parse(mvc.perform(request.with(admin))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }

    private ResultActions send(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.with(admin).with(csrf()));
    }
}
