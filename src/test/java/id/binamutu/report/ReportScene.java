package id.binamutu.report;

import static org.mockito.BDDMockito.given;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import id.binamutu.evaluation.AgentQuality;
import id.binamutu.evaluation.QualityFigures;
import id.binamutu.people.PersonName;
import id.binamutu.people.TestOrganisation;
import id.binamutu.statistics.Interval;
import java.time.Clock;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What people do with reports, through the pages. */
class ReportScene {
    static final String PASSWORD = TestOrganisation.PASSWORD;

    private final MockMvc mvc;
    private final TestOrganisation organisation;
    private final QualityFigures quality;
    private final Clock clock;

    ReportScene(MockMvc mvc, TestOrganisation organisation, QualityFigures quality, Clock clock) {
        this.mvc = mvc;
        this.organisation = organisation;
        this.quality = quality;
        this.clock = clock;
    }

    YearMonth lastMonth() {
        return YearMonth.now(clock).minusMonths(1);
    }

    /** Every agent of the team has this mean of ten random samples. */
    void quality(TestOrganisation.Team team, double mean) {
        Map<UUID, AgentQuality> figures = new HashMap<>();
        team.agents()
                .forEach(agent -> figures.put(
                        agent.id(),
                        new AgentQuality(agent.id(), new Interval(mean, mean - 5, mean + 5, 10), 2, 1, 0, 1, 0)));
        given(quality.perAgent(team.id(), lastMonth())).willReturn(figures);
    }

    UUID draft(TestOrganisation.Team team) throws Exception {
        Document page = read(team.leader(), "/reports/new?team=" + team.id() + "&period=" + lastMonth());
        MockHttpServletResponse answer = send(
                team.leader(),
                words("/reports")
                        .param("team", team.id().toString())
                        .param("period", lastMonth().toString())
                        .param("seen", value(page, "seen")));
        return idIn(answer);
    }

    UUID submitted(TestOrganisation.Team team) throws Exception {
        UUID id = draft(team);
        MockHttpServletResponse answer = send(team.leader(), submission(team, id));
        if (answer.getStatus() != 302) {
            throw new AssertionError(answer.getContentAsString());
        }
        return id;
    }

    MockHttpServletRequestBuilder submission(TestOrganisation.Team team, UUID id) throws Exception {
        Document page = read(team.leader(), "/reports/" + id);
        return words("/reports/" + id + "/submission")
                .param("version", value(page, "version"))
                .param("seen", value(page, "seen"))
                .param("consent", "true")
                .param("password", PASSWORD);
    }

    MockHttpServletRequestBuilder acceptance(UUID id) {
        return post("/reports/" + id + "/acceptance")
                .param("note", "Lanjutkan.")
                .param("consent", "true")
                .param("password", PASSWORD);
    }

    MockHttpServletRequestBuilder giveBack(UUID id) {
        return post("/reports/" + id + "/return").param("reason", "Kendala belum menyebut angka antrean.");
    }

    static MockHttpServletRequestBuilder words(String address) {
        return post(address)
                .param("summary", "Mutu naik.")
                .param("obstacles", "Antrean panjang minggu ke-3.")
                .param("plan", "Coaching tarif sewa modal.");
    }

    MockHttpServletResponse send(PersonName person, MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.with(organisation.as(person)).with(csrf()))
                .andReturn()
                .getResponse();
    }

    MockHttpServletResponse open(PersonName person, String address) throws Exception {
        return mvc.perform(get(address).with(organisation.as(person)))
                .andReturn()
                .getResponse();
    }

    Document read(PersonName person, String address) throws Exception {
        MockHttpServletResponse answer = open(person, address);
        if (answer.getStatus() != 200) {
            throw new AssertionError(address + ": " + answer.getStatus() + " " + answer.getRedirectedUrl());
        }
        return Jsoup.parse(answer.getContentAsString());
    }

    static String value(Document page, String name) {
        return page.select("main input[name=" + name + "]").attr("value");
    }

    static UUID idIn(MockHttpServletResponse answer) throws Exception {
        String address = answer.getRedirectedUrl();
        if (address == null) {
            throw new AssertionError(answer.getStatus() + " " + answer.getContentAsString());
        }
        return UUID.fromString(address.substring(address.lastIndexOf('/') + 1));
    }
}
