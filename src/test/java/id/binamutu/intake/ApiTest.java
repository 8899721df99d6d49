package id.binamutu.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.binamutu.people.PersonName;
import id.binamutu.people.Role;
import id.binamutu.people.TestOrganisation;
import id.binamutu.testing.BinaMutuTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.ResultMatcher;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.json.JsonMapper;

@BinaMutuTest
@ExtendWith(OutputCaptureExtension.class)
class ApiTest {

    private static final String INTERACTIONS = "/api/v1/interactions";

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestOrganisation organisation;

    @Autowired
    TestTokens tokens;

    @Autowired
    JsonMapper json;

    PersonName agent;
    TestTokens.Issued token;
    String id;

    @BeforeEach
    void prepare() {
        agent = organisation.team().agent();
        token = tokens.issue("interactions:write");
        id = "OC-" + UUID.randomUUID();
    }

    @Test
    void aConversationBeginsGoesOnAndEnds() throws Exception {
        send(post(INTERACTIONS), begun())
                .andExpect(status().isCreated())
                .andExpect(header().string("Location", INTERACTIONS + "/" + id))
                .andExpect(jsonPath("$.outcome").value("begun"));
        send(post(INTERACTIONS + "/{id}/messages", id), said("m-2", "AGENT", "Boleh saya bantu."))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.outcome").value("added"));
        send(patch(INTERACTIONS + "/{id}", id), """
                {"ended_at": "2026-10-31T09:20:00+07:00", "csat": 4, "topic": "Perpanjangan gadai"}""")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.conversation_id").value(id))
                .andExpect(jsonPath("$.outcome").value("ended"));

        assertThat(jdbc.sql("""
                        select i.channel || ' ' || i.csat || ' ' || i.topic || ' ' || i.message_count || ' ' || p.employee_id
                        from interaction i join person p on p.id = i.agent_id where i.conversation_id = ?""").param(id).query(String.class).single())
                .isEqualTo("whatsapp 4 Perpanjangan gadai 2 " + agent.employeeId());
    }

    @Test
    void theSameAgainChangesNothing() throws Exception {
        send(post(INTERACTIONS), begun()).andExpect(status().isCreated());
        send(post(INTERACTIONS), begun())
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.outcome").value("unchanged"));
        send(post(INTERACTIONS), whole()).andExpect(jsonPath("$.outcome").value("ended"));
        send(post(INTERACTIONS), whole())
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.outcome").value("unchanged"));

        assertThat(stored(id)).isEqualTo(1);
    }

    @Test
    void theSameTwiceAtOnceHasOneEffect() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        List<Future<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            answers.add(pool.submit(() ->
                    send(post(INTERACTIONS), whole()).andReturn().getResponse().getStatus()));
        }
        for (Future<Integer> answer : answers) {
            assertThat(answer.get()).isEqualTo(200);
        }
        pool.shutdown();

        assertThat(stored(id)).isEqualTo(1);
    }

    @Test
    void whatEndedDoesNotChange() throws Exception {
        send(post(INTERACTIONS), whole()).andExpect(status().isOk());

        send(post(INTERACTIONS + "/{id}/messages", id), said("m-9", "CUSTOMER", "Satu lagi."))
                .andExpect(status().isConflict())
                .andExpect(problem("conversation-closed"));
        send(patch(INTERACTIONS + "/{id}", id), "{\"csat\": 1}")
                .andExpect(status().isConflict())
                .andExpect(problem("conversation-closed"));
    }

    @Test
    void whatNeverBeganIsNotFound() throws Exception {
        send(post(INTERACTIONS + "/{id}/messages", id), said("m-1", "CUSTOMER", "Halo."))
                .andExpect(status().isNotFound())
                .andExpect(problem("not-found"));
        send(patch(INTERACTIONS + "/{id}", id), "{\"csat\": 1}").andExpect(status().isNotFound());
    }

    @Test
    void everythingThatCannotBeIsNamedWithItsPlace() throws Exception {
        send(post(INTERACTIONS), """
                {"conversation_id": "%s", "channel": "web", "agent_id": "TIDAK-ADA", "started_at": "kemarin", "csat": 7,
                 "topik": "x", "messages": [{"sender": "ROBOT", "sent_at": "2026-10-31T09:00:00+07:00", "text": "Halo"},
                 {"sender": "AGENT", "sent_at": "2099-10-31T09:00:00+07:00", "text": ""}]}""".formatted(id))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().contentTypeCompatibleWith("application/problem+json"))
                .andExpect(problem("invalid"))
                .andExpect(jsonPath("$.errors[*].pointer")
                        .value(containsInAnyOrder(
                                "/agent_id",
                                "/started_at",
                                "/csat",
                                "/topik",
                                "/messages/0/sender",
                                "/messages/1/sent_at",
                                "/messages/1/text")))
                .andExpect(jsonPath("$.errors[?(@.pointer == '/agent_id')].detail")
                        .value("Nobody here has the employee number “TIDAK-ADA”."));
    }

    @Test
    void whatAConversationNeedsToBeginIsNamed() throws Exception {
        send(post(INTERACTIONS), "{\"conversation_id\": \"%s\", \"channel\": \"web\"}".formatted(id))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].field").value("started_at"));
    }

    @Test
    void ofABatchTheGoodGoInAndTheBadIsTold() throws Exception {
        String second = whole().replace(id, id + "-2").replace("\"csat\": 5", "\"csat\": 9");
        String third = whole().replace(id, id + "-3");

        send(post(INTERACTIONS), "[" + whole() + "," + second + "," + third + "]")
                .andExpect(status().isMultiStatus())
                .andExpect(jsonPath("$.accepted").value(2))
                .andExpect(jsonPath("$.refused").value(1))
                .andExpect(jsonPath("$.results[0].outcome").value("ended"))
                .andExpect(jsonPath("$.results[1].status").value(422))
                .andExpect(jsonPath("$.results[1].conversation_id").value(id + "-2"))
                .andExpect(jsonPath("$.results[1].problem.errors[0].pointer").value("/1/csat"))
                .andExpect(jsonPath("$.results[2].outcome").value("ended"));

        assertThat(List.of(stored(id), stored(id + "-2"), stored(id + "-3"))).containsExactly(1, 0, 1);
    }

    @Test
    void aBatchHasALimit() throws Exception {
        send(post(INTERACTIONS), "[" + "{},".repeat(500) + "{}]")
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.detail").value(containsString("At most 500")));
    }

    @Test
    void brokenJsonIsToldByItsPlaceOnly() throws Exception {
        send(post(INTERACTIONS), "{\"conversation_id\": \"rahasia-3174,\n}")
                .andExpect(status().isBadRequest())
                .andExpect(problem("malformed"))
                .andExpect(content().string(containsString("line ")))
                .andExpect(content().string(not(containsString("rahasia"))));
        send(post(INTERACTIONS), "").andExpect(status().isBadRequest());
        send(post(INTERACTIONS), "\"teks\"").andExpect(status().isUnprocessableContent());
    }

    @Test
    void tooMuchAndOtherThanJsonAreRefused() throws Exception {
        send(post(INTERACTIONS), "[" + " ".repeat(10 * 1024 * 1024) + "]")
                .andExpect(status().isContentTooLarge())
                .andExpect(problem("too-large"));
        mvc.perform(post(INTERACTIONS)
                        .with(token.bearer())
                        .contentType(MediaType.TEXT_XML)
                        .content("<a/>"))
                .andExpect(status().isUnsupportedMediaType())
                .andExpect(problem("unsupported-media-type"));
        mvc.perform(get(INTERACTIONS).with(token.bearer()))
                .andExpect(status().isMethodNotAllowed())
                .andExpect(problem("method-not-allowed"));
    }

    @Test
    void anotherScopeIsNotEnough() throws Exception {
        mvc.perform(post(INTERACTIONS)
                        .with(tokens.issue("recordings:write").bearer())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(begun()))
                .andExpect(status().isForbidden())
                .andExpect(problem("insufficient-scope"));
    }

    @Test
    void aTokenRevokedBetweenTwoRequestsLetsOnlyTheFirstIn() throws Exception {
        send(post(INTERACTIONS), begun()).andExpect(status().isCreated());
        tokens.revoke(token);
        send(post(INTERACTIONS + "/{id}/messages", id), said("m-2", "AGENT", "Boleh."))
                .andExpect(status().isUnauthorized());
    }

    @Test
    void somebodySignedInOnAPageIsNobodyHere() throws Exception {
        mvc.perform(post(INTERACTIONS)
                        .with(organisation.as(Role.ADMIN))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(begun()))
                .andExpect(status().isForbidden());
    }

    @Test
    void noSessionIsEverMade() throws Exception {
        int before = sessions();
        send(post(INTERACTIONS), begun()).andExpect(status().isCreated());
        send(post(INTERACTIONS), "{").andExpect(status().isBadRequest());
        mvc.perform(post(INTERACTIONS)).andExpect(status().isUnauthorized());

        assertThat(sessions()).isEqualTo(before);
    }

    @Test
    void theLogHoldsNothingThatWasSaid(CapturedOutput output) throws Exception {
        send(post(INTERACTIONS), begun().replace("Selamat pagi", "kata-sangat-rahasia"))
                .andExpect(status().isCreated());
        send(post(INTERACTIONS), begun().replace("m-1", "kata-sangat-rahasia\\u0000"))
                .andExpect(status().isUnprocessableContent());

        assertThat(output).doesNotContain("kata-sangat-rahasia").doesNotContain("CIF-7788");
    }

    private String begun() {
        return """
                {"conversation_id": "%s", "channel": "WhatsApp", "agent_id": "%s", "customer_ref": "CIF-7788",
                 "started_at": "2026-10-31T09:00:00+07:00",
                 "messages": [{"message_id": "m-1", "sender": "CUSTOMER", "sent_at": "2026-10-31T09:00:00+07:00",
                   "text": "Selamat pagi"}]}""".formatted(id, agent.employeeId().toLowerCase(Locale.ROOT));
    }

    private String whole() {
        return """
                {"conversation_id": "%s", "channel": "whatsapp", "agent_id": "%s", "customer_ref": "CIF-7788",
                 "started_at": "2026-10-31T09:00:00+07:00", "ended_at": "2026-10-31T09:10:00+07:00", "csat": 5,
                 "messages": [{"message_id": "m-1", "sender": "CUSTOMER", "sent_at": "2026-10-31T09:00:00+07:00",
                   "text": "Selamat pagi"}]}""".formatted(id, agent.employeeId());
    }

    private static String said(String messageId, String sender, String text) {
        return """
                {"messages": [{"message_id": "%s", "sender": "%s", "sent_at": "2026-10-31T09:01:00+07:00", "text": "%s"}]}""".formatted(messageId, sender, text);
    }

    private ResultActions send(MockHttpServletRequestBuilder request, String body) throws Exception {
        return mvc.perform(request.with(token.bearer())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    private static ResultMatcher problem(String type) {
        return jsonPath("$.type").value("urn:bina-mutu:problem:" + type);
    }

    private int stored(String conversationId) {
        return jdbc.sql("select count(*)::int from interaction where conversation_id = ?")
                .param(conversationId)
                .query(Integer.class)
                .single();
    }

    private int sessions() {
        return jdbc.sql("select count(*)::int from spring_session")
                .query(Integer.class)
                .single();
    }
}
