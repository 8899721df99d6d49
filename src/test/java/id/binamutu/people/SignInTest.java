package id.binamutu.people;

import static id.binamutu.people.TestOrganisation.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.binamutu.testing.BinaMutuTest;
import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@BinaMutuTest
class SignInTest {

    @Autowired
    private MockMvc mvc;

    @Autowired
    private TestOrganisation organisation;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void employeeNumberOpensTheDoorHoweverItIsWritten() throws Exception {
        PersonName agent = organisation.person(Role.AGENT);
        signIn(agent.employeeId().toLowerCase(Locale.ROOT), PASSWORD, address()).andExpect(redirectedUrl("/"));
        assertThat(trailOf(agent)).contains("person.signed-in");
    }

    @Test
    void emailOpensTheDoor() throws Exception {
        PersonName agent = organisation.person(Role.AGENT);
        signIn(agent.employeeId() + "@CONTOH.co.id", PASSWORD, address()).andExpect(redirectedUrl("/"));
    }

    @Test
    void wrongPasswordAndUnknownPersonGetTheSameAnswerAndKeepWhatWasTyped() throws Exception {
        PersonName agent = organisation.person(Role.AGENT);
        Document wrong = refusedPage(agent.employeeId());
        Document unknown = refusedPage("X" + UUID.randomUUID());
        assertThat(wrong.select("[role=alert]").text())
                .isNotEmpty()
                .isEqualTo(unknown.select("[role=alert]").text());
        assertThat(wrong.select("#login").val()).isEqualTo(agent.employeeId());
        assertThat(trailOf(agent)).contains("person.sign-in-refused");
    }

    @Test
    void guessingFromOneAddressHasToWaitWhileAnotherAddressGetsIn() throws Exception {
        PersonName agent = organisation.person(Role.AGENT);
        String guesser = address();
        for (int i = 0; i < SignInGuard.FREE_TRIES; i++) {
            signIn(agent.employeeId(), "salah-sekali", guesser).andExpect(redirectedUrl("/sign-in?refused"));
        }
        signIn(agent.employeeId(), PASSWORD, guesser).andExpect(redirectedUrl("/sign-in?refused"));
        signIn(agent.employeeId(), PASSWORD, address()).andExpect(redirectedUrl("/"));
    }

    @Test
    void deactivatedPersonIsSignedOutByTheNextRequest() throws Exception {
        PersonName agent = organisation.person(Role.AGENT);
        Cookie session = sessionOf(agent);
        mvc.perform(get("/account").cookie(session)).andExpect(status().isOk());
        jdbc.sql("update person set active = false where id = ?")
                .param(agent.id())
                .update();
        mvc.perform(get("/account").cookie(session)).andExpect(redirectedUrl("/sign-in"));
    }

    @Test
    void takenRoleIsGoneAtOnce() throws Exception {
        PersonName admin = organisation.person(Role.ADMIN);
        Cookie session = sessionOf(admin);
        mvc.perform(get("/people").cookie(session)).andExpect(status().isOk());
        jdbc.sql("delete from person_role where person_id = ?")
                .param(admin.id())
                .update();
        mvc.perform(get("/people").cookie(session)).andExpect(status().isForbidden());
    }

    @Test
    void signingInReturnsToThePageThatWasAskedFor() throws Exception {
        PersonName admin = organisation.person(Role.ADMIN);
        Cookie session = cookieOf(
                mvc.perform(get("/people?q=sari").accept(MediaType.TEXT_HTML)).andExpect(redirectedUrl("/sign-in")));
        mvc.perform(post("/sign-in")
                        .cookie(session)
                        .with(csrf())
                        .param("login", admin.employeeId())
                        .param("password", PASSWORD))
                .andExpect(redirectedUrl("http://localhost/people?q=sari"));
    }

    @Test
    void formWithoutItsTokenChangesNothing() throws Exception {
        mvc.perform(post("/account").with(organisation.as(Role.AGENT)).param("locale", "en"))
                .andExpect(status().isForbidden());
    }

    @Test
    void everyPageForbidsWhatItDoesNotNeed() throws Exception {
        mvc.perform(get("/sign-in"))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Security-Policy", containsString("'self'")))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("X-Frame-Options", "DENY"))
                .andExpect(header().exists("Referrer-Policy"))
                .andExpect(header().exists("Permissions-Policy"));
    }

    @Test
    void pageSpeaksIndonesianUntilEnglishIsAskedFor() throws Exception {
        assertThat(page(get("/sign-in")).select("h1").text()).isEqualTo("Masuk");
        assertThat(page(get("/sign-in?lang=en")).select("h1").text()).isEqualTo("Sign in");
    }

    private Document refusedPage(String login) throws Exception {
        Cookie session = cookieOf(signIn(login, "salah-sekali", address()));
        return page(get("/sign-in?refused").cookie(session));
    }

    private Document page(MockHttpServletRequestBuilder request) throws Exception {
        return Jsoup.parse(mvc.perform(request).andReturn().getResponse().getContentAsString());
    }

    private Cookie sessionOf(PersonName person) throws Exception {
        return cookieOf(signIn(person.employeeId(), PASSWORD, address()));
    }

    private static Cookie cookieOf(ResultActions answer) {
        return answer.andReturn().getResponse().getCookie("SESSION");
    }

    private ResultActions signIn(String login, String password, String address) throws Exception {
        return mvc.perform(post("/sign-in")
                .with(csrf())
                .with(from(address))
                .param("login", login)
                .param("password", password));
    }

    private static RequestPostProcessor from(String address) {
        return request -> {
            request.setRemoteAddr(address);
            return request;
        };
    }

    /** A different one each time. */
    private static String address() {
        return "test-" + UUID.randomUUID();
    }

    private List<String> trailOf(PersonName person) {
        return jdbc.sql("select action from audit_entry where subject_id = ? order by seq")
                .param(person.id())
                .query(String.class)
                .list();
    }
}
