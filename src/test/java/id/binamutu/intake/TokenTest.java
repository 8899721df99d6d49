package id.binamutu.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.cookie;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.binamutu.people.PersonName;
import id.binamutu.people.Role;
import id.binamutu.people.TestOrganisation;
import id.binamutu.testing.BinaMutuTest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@BinaMutuTest
class TokenTest {

    /** Whoever is let in finds nothing there; who is not, does not get so far. */
    private static final String NOWHERE = "/api/v1/nowhere";

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestOrganisation organisation;

    @Autowired
    TestTokens tokens;

    PersonName administrator;

    @BeforeEach
    void appoint() {
        administrator = organisation.person(Role.ADMIN);
    }

    @Test
    void isShownOnceAndKeptAsAHash() throws Exception {
        UUID id = UUID.randomUUID();
        String token = shown(mvc.perform(form(id)).andExpect(status().isOk()).andReturn());

        assertThat(token).startsWith("bm_").hasSize(46);
        mvc.perform(get(NOWHERE).header("Authorization", "Bearer " + token)).andExpect(status().isNotFound());
        String kept = jdbc.sql("select t::text from api_token t where id = ?")
                .param(id)
                .query(String.class)
                .single();
        assertThat(kept).doesNotContain(token.substring(Secrets.SHOWN));
        assertThat(page("/connections").text())
                .contains(token.substring(0, Secrets.SHOWN))
                .doesNotContain(token);
        assertThat(actions(id)).containsExactly("token.issued");
    }

    @Test
    void isIssuedOnceHoweverOftenTheFormIsSent() throws Exception {
        UUID id = UUID.randomUUID();
        mvc.perform(form(id)).andExpect(status().isOk());

        MvcResult second = mvc.perform(form(id))
                .andExpect(status().isUnprocessableContent())
                .andReturn();

        assertThat(Jsoup.parse(second.getResponse().getContentAsString())
                        .select(".summary")
                        .text())
                .contains("sudah diterbitkan");
        assertThat(actions(id)).containsExactly("token.issued");
    }

    @Test
    void whatCannotBeIsRefusedAndNothingTypedIsLost() throws Exception {
        MvcResult refused = mvc.perform(post("/connections/tokens")
                        .with(organisation.as(administrator))
                        .with(csrf())
                        .param("id", UUID.randomUUID().toString())
                        .param("name", "Omni Channel")
                        .param("scopes", "recordings:write")
                        .param("expiresOn", LocalDate.now().plusYears(2).toString())
                        .param("perMinute", "60"))
                .andExpect(status().isUnprocessableContent())
                .andReturn();

        Document page = Jsoup.parse(refused.getResponse().getContentAsString());
        assertThat(page.select("#expiresOn-error").text()).contains("satu tahun");
        assertThat(page.select("#name").val()).isEqualTo("Omni Channel");
        assertThat(page.getElementById("scope-recordings:write").hasAttr("checked"))
                .isTrue();
        assertThat(page.getElementById("scope-interactions:write").hasAttr("checked"))
                .isFalse();
    }

    @Test
    void stopsAtOnceWhenItIsRevoked() throws Exception {
        TestTokens.Issued issued = tokens.issue("interactions:write");
        mvc.perform(get(NOWHERE).with(issued.bearer())).andExpect(status().isNotFound());

        mvc.perform(post("/connections/tokens/{id}/revocation", issued.id())
                        .with(organisation.as(administrator))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());

        mvc.perform(get(NOWHERE).with(issued.bearer()))
                .andExpect(status().isUnauthorized())
                .andExpect(header().string("WWW-Authenticate", "Bearer realm=\"Bina Mutu\", error=\"invalid_token\""));
        assertThat(actions(issued.id())).containsExactly("token.issued", "token.revoked", "token.refused");
    }

    @Test
    void stopsWhenItExpires() throws Exception {
        TestTokens.Issued issued = tokens.issue("interactions:write");
        jdbc.sql(
                        "update api_token set issued_at = now() - interval '2 days', expires_at = now() - interval '1 second' where id = ?")
                .param(issued.id())
                .update();

        mvc.perform(get(NOWHERE).with(issued.bearer())).andExpect(status().isUnauthorized());
    }

    @Test
    void wrongOnesAreAllCountedButTheTrailIsNotFlooded() throws Exception {
        TestTokens.Issued issued = tokens.issue("interactions:write");
        tokens.revoke(issued);

        for (int i = 0; i < 20; i++) {
            mvc.perform(get(NOWHERE).with(issued.bearer())).andExpect(status().isUnauthorized());
        }

        assertThat(jdbc.sql("select sum(refused)::int from intake_refusal where subject_id = ?")
                        .param(issued.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(20);
        // Two when the hour strikes meanwhile.
        assertThat(actions(issued.id()).stream().filter("token.refused"::equals))
                .hasSizeBetween(1, 2);
    }

    @Test
    void theDoorAsksForATokenAndNeverMakesASession() throws Exception {
        mvc.perform(get(NOWHERE))
                .andExpect(status().isUnauthorized())
                .andExpect(header().string("WWW-Authenticate", startsWith("Bearer")))
                .andExpect(content().contentTypeCompatibleWith("application/problem+json"))
                .andExpect(jsonPath("$.type").value("urn:bina-mutu:problem:unauthorized"))
                .andExpect(request().sessionAttributeDoesNotExist("SPRING_SECURITY_CONTEXT"))
                .andExpect(cookie().doesNotExist("SESSION"));

        MvcResult inside = mvc.perform(
                        get(NOWHERE).with(tokens.issue("interactions:write").bearer()))
                .andExpect(status().isNotFound())
                .andExpect(content().contentTypeCompatibleWith("application/problem+json"))
                .andExpect(jsonPath("$.status").value(404))
                .andExpect(cookie().doesNotExist("SESSION"))
                .andReturn();
        assertThat(inside.getRequest().getSession(false)).isNull();
    }

    @Test
    void itsRateHoldsForRequestsAtTheSameInstant() throws Exception {
        TestTokens.Issued issued = tokens.issue(10, "interactions:write");
        ExecutorService pool = Executors.newFixedThreadPool(8);
        List<Future<MvcResult>> answers = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            answers.add(pool.submit(
                    () -> mvc.perform(get(NOWHERE).with(issued.bearer())).andReturn()));
        }
        int letThrough = 0;
        for (Future<MvcResult> answer : answers) {
            int status = answer.get().getResponse().getStatus();
            assertThat(status).isIn(404, 429);
            letThrough += status == 404 ? 1 : 0;
        }
        pool.shutdown();

        // One more every six seconds that this may take.
        assertThat(letThrough).isBetween(10, 14);
        mvc.perform(get(NOWHERE).with(issued.bearer()))
                .andExpect(status().isTooManyRequests())
                .andExpect(header().exists("Retry-After"))
                .andExpect(header().string("RateLimit-Policy", "\"token\";q=10;w=60"))
                .andExpect(header().string("RateLimit", startsWith("\"token\";r=0;t=")))
                .andExpect(jsonPath("$.type").value("urn:bina-mutu:problem:rate-limited"));
    }

    @Test
    void itsRateComesBackWithTime() throws Exception {
        TestTokens.Issued issued = tokens.issue(1, "interactions:write");
        mvc.perform(get(NOWHERE).with(issued.bearer())).andExpect(status().isNotFound());
        mvc.perform(get(NOWHERE).with(issued.bearer())).andExpect(status().isTooManyRequests());

        jdbc.sql("update api_token_use set used_at = used_at - interval '1 minute' where token_id = ?")
                .param(issued.id())
                .update();

        mvc.perform(get(NOWHERE).with(issued.bearer())).andExpect(status().isNotFound());
    }

    private MockHttpServletRequestBuilder form(UUID id) {
        return post("/connections/tokens")
                .with(organisation.as(administrator))
                .with(csrf())
                .param("id", id.toString())
                .param("name", "Omni Channel")
                .param("scopes", "interactions:write")
                .param("expiresOn", LocalDate.now().plusDays(30).toString())
                .param("perMinute", "600");
    }

    private Document page(String path) throws Exception {
        return Jsoup.parse(mvc.perform(get(path).with(organisation.as(administrator)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }

    private static String shown(MvcResult result) throws Exception {
        return Jsoup.parse(result.getResponse().getContentAsString())
                .select("#token")
                .text();
    }

    private List<String> actions(UUID tokenId) {
        return jdbc.sql(
                        "select action from audit_entry where subject_type = 'api_token' and subject_id = ? order by seq")
                .param(tokenId)
                .query(String.class)
                .list();
    }
}
