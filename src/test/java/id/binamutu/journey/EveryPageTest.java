package id.binamutu.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import id.binamutu.people.Directory;
import id.binamutu.people.PersonName;
import id.binamutu.people.Role;
import id.binamutu.people.TestOrganisation;
import id.binamutu.testing.BinaMutuTest;
import jakarta.servlet.ServletException;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Walks through the demo content as one person of every role, wherever a link leads, and leaves it in a mess. */
@BinaMutuTest
@DirtiesContext
@ActiveProfiles("demo")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryPageTest {
    private static final int STATEMENTS_AT_MOST = 14;

    /** A dispute shows its whole way beside the evaluation and the conversation. */
    private static final Map<String, Integer> MORE = Map.of("/disputes/{id}", 18);

    private static final String OF_ONE_TEAM =
            "/(interactions|sampling|evaluations|coaching|commitments|briefings|forms|reports|productivity)/\\{id}.*";
    private static final String SCRIPT = "\"><script>alert('x')</script>";

    @Autowired
    MockMvc mvc;

    @Autowired
    Directory directory;

    @Autowired
    TestOrganisation organisation;

    private final Map<Role, List<Crawl.Visit>> visits = new EnumMap<>(Role.class);

    @BeforeAll
    void walkThroughTheHouse() throws Exception {
        for (Role role : Role.values()) {
            visits.put(role, Crawl.as(as(role), mvc));
        }
    }

    @Test
    void everyLinkThatAPersonIsShownOpens() {
        List<String> dead = new ArrayList<>();
        visits.forEach((role, seen) -> seen.stream()
                .filter(visit -> visit.status() >= 400)
                .forEach(visit -> dead.add(role + " " + visit.address() + " answers " + visit.status()
                        + ", linked from " + visit.linkedFrom())));
        assertThat(dead).isEmpty();
    }

    @Test
    void everyPageHasATitleOneHeadingAndNoMissingMessage() {
        List<String> wrong = new ArrayList<>();
        visits.forEach((role, seen) -> seen.stream().filter(Crawl.Visit::isPage).forEach(visit -> {
            var document = visit.document();
            if (document.title().isBlank() || document.select("main h1").size() != 1) {
                wrong.add(role + " " + visit.address() + ": title “" + document.title() + "”, headings "
                        + document.select("main h1").eachText());
            }
            if (document.text().contains("??")) {
                wrong.add(role + " " + visit.address() + ": a message is missing");
            }
        }));
        assertThat(wrong).isEmpty();
    }

    @Test
    void noPageNeedsMoreThanAFewStatements() {
        Map<String, Integer> most = new TreeMap<>();
        visits.forEach((role, seen) -> seen.forEach(visit -> most.merge(visit.kind(), visit.statements(), Math::max)));
        assertThat(most)
                .allSatisfy((kind, statements) -> assertThat(statements)
                        .as(kind)
                        .isLessThanOrEqualTo(MORE.getOrDefault(kind, STATEMENTS_AT_MOST)));
    }

    /** What one team leader and the team's agent were shown, asked for by those of another team. */
    @Test
    void whatBelongsToOneTeamDoesNotExistForAnother() throws Exception {
        List<PersonName> leaders = directory.holding(Role.TEAM_LEADER);
        List<RequestPostProcessor> strangers = List.of(
                organisation.as(leaders.get(1)),
                organisation.as(directory.holding(Role.AGENT).get(39)));
        List<String> open = new ArrayList<>();
        int tried = 0;
        for (Role role : List.of(Role.TEAM_LEADER, Role.AGENT)) {
            for (Crawl.Visit visit : visits.get(role)) {
                if (visit.status() != 200 || !visit.kind().matches(OF_ONE_TEAM)) {
                    continue;
                }
                for (RequestPostProcessor stranger : strangers) {
                    tried++;
                    int status = mvc.perform(get(URI.create(visit.address())).with(stranger))
                            .andReturn()
                            .getResponse()
                            .getStatus();
                    if (status != 404 && status != 403) {
                        open.add(visit.address() + " answers " + status);
                    }
                }
            }
        }
        assertThat(open).isEmpty();
        assertThat(tried).isGreaterThan(40);
    }

    @Test
    void aFormWithEverythingEmptyOrFarTooLongOrWithScriptInEveryFieldIsAnsweredAndNeverBreaksThePage()
            throws Exception {
        List<String> wrong = new ArrayList<>();
        int tried = 0;
        for (Role role : Role.values()) {
            Map<String, Crawl.Visit> oneOfAKind = new TreeMap<>();
            visits.get(role).stream()
                    .filter(Crawl.Visit::isPage)
                    .forEach(visit -> oneOfAKind.putIfAbsent(visit.kind(), visit));
            for (Crawl.Visit visit : oneOfAKind.values()) {
                for (Element form : visit.document().select("main form[method=post]")) {
                    for (String typed : List.of("", "x".repeat(10_000), SCRIPT)) {
                        tried++;
                        MockHttpServletResponse answer = send(form, typed, as(role));
                        if (answer.getStatus() >= 500
                                || answer.getContentAsString().contains(SCRIPT)) {
                            wrong.add(role + " " + form.attr("action") + " with “"
                                    + typed.substring(0, Math.min(8, typed.length())) + "” answers "
                                    + answer.getStatus());
                        }
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(tried).isGreaterThan(50);
    }

    private MockHttpServletResponse send(Element form, String typed, RequestPostProcessor person) throws Exception {
        MockHttpServletRequestBuilder request =
                post(URI.create(form.attr("action"))).with(csrf()).with(person);
        for (Element field : form.select("[name]")) {
            String name = field.attr("name");
            boolean free =
                    field.is("input:not([type]), input[type=text], input[type=search], textarea, input[type=password],"
                            + " input[type=email], input[type=url], input[type=number], input[type=date]");
            if (free) {
                request.param(name, typed);
            } else if (field.is("input[type=hidden]") && !name.startsWith("_")) {
                request.param(name, field.attr("value"));
            }
        }
        try {
            return mvc.perform(request).andReturn().getResponse();
        } catch (ServletException e) {
            MockHttpServletResponse broken = new MockHttpServletResponse();
            broken.setStatus(500);
            return broken;
        }
    }

    private RequestPostProcessor as(Role role) {
        PersonName person = directory.holding(role).get(0);
        return organisation.as(person);
    }
}
