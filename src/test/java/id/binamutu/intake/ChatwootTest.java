package id.binamutu.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.binamutu.people.PersonName;
import id.binamutu.people.Role;
import id.binamutu.people.TestOrganisation;
import id.binamutu.testing.BinaMutuTest;
import id.binamutu.testing.Statements;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Events as Chatwoot sends them; the files are written afresh in the shape that its source gives them. */
@BinaMutuTest
class ChatwootTest {

    private static final String SECRET = "uDwR7m3PqkTz9Yx4VbNf2Hcs";

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestOrganisation organisation;

    @Autowired
    ChatwootIntake intake;

    PersonName administrator;
    PersonName agent;
    UUID account;
    long number;
    long user;
    String email;

    @BeforeEach
    void connect() throws Exception {
        administrator = organisation.person(Role.ADMIN);
        agent = organisation.team().agent();
        email = jdbc.sql("select email from person where id = ?")
                .param(agent.id())
                .query(String.class)
                .single();
        number = ThreadLocalRandom.current().nextLong(1, 1_000_000);
        user = ThreadLocalRandom.current().nextLong(1, 1_000_000);
        account = connected(0, SECRET);
    }

    @Test
    void aConversationComesInFromItsFirstWordToItsEnd() throws Exception {
        deliver("conversation_created").andExpect(jsonPath("$.outcome").value("begun"));
        deliver("message_incoming").andExpect(jsonPath("$.outcome").value("unchanged"));
        deliver("message_bot").andExpect(jsonPath("$.outcome").value("added"));
        deliver("message_outgoing").andExpect(jsonPath("$.outcome").value("added"));
        deliver("message_image").andExpect(jsonPath("$.outcome").value("added"));
        deliver("conversation_resolved").andExpect(jsonPath("$.outcome").value("ended"));

        assertThat(interactions()).singleElement().isEqualTo("whatsapp perpanjangan Gadai Emas 4 " + agent.id());
        assertThat(said())
                .containsExactly(
                        "CUSTOMER Selamat pagi, mau tanya perpanjangan gadai.",
                        "BOT Halo, saya asisten otomatis.",
                        "AGENT Selamat pagi Ibu, boleh saya bantu.",
                        "CUSTOMER [image]");
    }

    @Test
    void privateNotesAreNotKept() throws Exception {
        deliver("conversation_created");
        deliver("message_outgoing");
        deliver("message_private").andExpect(status().isOk());
        deliver("conversation_resolved");

        assertThat(said()).hasSize(2).noneMatch(text -> text.contains("rewel"));
    }

    @Test
    void comesTwiceAndInAnyOrder() throws Exception {
        for (String event : List.of(
                "message_outgoing",
                "message_outgoing",
                "conversation_assigned",
                "message_incoming",
                "conversation_created",
                "conversation_resolved",
                "conversation_resolved",
                "conversation_created",
                "message_incoming")) {
            deliver(event).andExpect(status().isOk());
        }

        assertThat(interactions()).hasSize(1);
        assertThat(said())
                .containsExactly(
                        "CUSTOMER Selamat pagi, mau tanya perpanjangan gadai.",
                        "AGENT Selamat pagi Ibu, boleh saya bantu.");
    }

    @Test
    void theSameAtTheSameInstantHasOneEffect() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        List<Future<Integer>> answers = new ArrayList<>();
        for (String event : List.of("message_incoming", "message_incoming", "message_outgoing", "message_outgoing")) {
            answers.add(
                    pool.submit(() -> deliver(event).andReturn().getResponse().getStatus()));
        }
        for (Future<Integer> answer : answers) {
            assertThat(answer.get()).isEqualTo(200);
        }
        pool.shutdown();
        deliver("conversation_resolved");

        assertThat(said()).hasSize(2);
    }

    @Test
    void waitsAfterResolvedSoThatTheSurveyStillCountsAndAQuestionGoesOn() throws Exception {
        account = connected(10, SECRET);
        deliver("conversation_created");
        deliver("message_outgoing");
        deliver("conversation_resolved").andExpect(jsonPath("$.outcome").value("resolved"));
        deliver("message_survey").andExpect(jsonPath("$.outcome").value("added"));
        intake.endResolved();
        assertThat(interactions()).isEmpty();

        timePasses();
        intake.endResolved();

        assertThat(jdbc.sql("select csat from interaction where conversation_id like ?")
                        .param(prefix() + "%")
                        .query(Integer.class)
                        .list())
                .containsExactly(2);
    }

    @Test
    void aQuestionWhileItWaitsTakesTheEndBack() throws Exception {
        account = connected(10, SECRET);
        deliver("conversation_created");
        deliver("message_outgoing");
        deliver("conversation_resolved");
        deliver("message_reopening").andExpect(jsonPath("$.outcome").value("added"));
        timePasses();
        intake.endResolved();

        assertThat(interactions()).isEmpty();
    }

    @Test
    void reopenedAfterItWasOverItGoesOnAsAnotherConversation() throws Exception {
        deliver("conversation_created");
        deliver("message_outgoing");
        deliver("conversation_resolved");
        deliver("message_reopening").andExpect(jsonPath("$.outcome").value("begun"));
        deliver("message_incoming").andExpect(jsonPath("$.outcome").value("unchanged"));
        deliver("conversation_resolved", text -> text.replace("1793413200", "1793418600"))
                .andExpect(jsonPath("$.outcome").value("ended"));
        deliver("message_incoming").andExpect(jsonPath("$.outcome").value("late"));

        assertThat(jdbc.sql("""
                        select conversation_id || ' ' || message_count from interaction
                        where conversation_id like ? order by started_at""").param(prefix() + "%").query(String.class).list())
                .containsExactly(prefix() + " 2", prefix() + "-2 1");
    }

    @Test
    void anAgentWhomNobodyKnowsIsMatchedByHandAndWhatWaitedEnds() throws Exception {
        email = "dewi.lain@desk.contoh.co.id";
        deliver("conversation_created");
        deliver("message_outgoing").andExpect(status().isOk());
        deliver("conversation_resolved").andExpect(jsonPath("$.outcome").value("resolved"));
        assertThat(interactions()).isEmpty();
        assertThat(page("/connections/chatwoot/" + account).text())
                .contains("Dewi Anggraini", "Belum dikenal", "1 percakapan menunggu", "Agennya belum dikenal");

        mvc.perform(choice("TIDAK-ADA"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("value=\"TIDAK-ADA\"")));
        mvc.perform(choice(agent.employeeId().toLowerCase())).andExpect(status().is3xxRedirection());

        assertThat(interactions())
                .singleElement()
                .asString()
                .endsWith(agent.id().toString());
    }

    @Test
    void aWrongSignatureIs401AndAnEntry() throws Exception {
        String body = read("message_incoming");
        String now = seconds(0);
        send(body, now, ChatwootSignature.of("lain".getBytes(StandardCharsets.UTF_8), now, bytes(body)))
                .andExpect(status().isUnauthorized())
                .andExpect(header().exists("WWW-Authenticate"))
                .andExpect(jsonPath("$.type").value("urn:bina-mutu:problem:unauthorized"));
        for (int i = 0; i < 10; i++) {
            send(body, now, "sha256=00").andExpect(status().isUnauthorized());
        }
        send(body + " ", now, signature(now, body)).andExpect(status().isUnauthorized());
        mvc.perform(post("/webhooks/chatwoot/{id}", account)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body))
                .andExpect(status().isUnauthorized());

        assertThat(jdbc.sql("""
                        select details ->> 'reason' from audit_entry where action = 'chatwoot.refused' and subject_id = ?""").param(account).query(String.class).list())
                .contains("signature", "unsigned")
                .hasSizeLessThanOrEqualTo(4);
        assertThat(page("/connections/chatwoot/" + account).select(".notice").text())
                .contains("13 kiriman ditolak");
        assertThat(page("/connections/chatwoot/" + account).select(".empty").text())
                .contains("Belum ada kiriman");
    }

    @Test
    void anOldRequestIsNotTakenAgain() throws Exception {
        String body = read("message_incoming");
        String old = seconds(-301);

        send(body, old, signature(old, body)).andExpect(status().isUnauthorized());
        send(body, seconds(301), signature(seconds(301), body)).andExpect(status().isUnauthorized());
    }

    @Test
    void withoutASecretNothingIsTaken() throws Exception {
        account = connected(0, "");
        String body = read("message_incoming");
        String now = seconds(0);

        send(body, now, "sha256=00").andExpect(status().isUnauthorized());
    }

    @Test
    void aStoppedAccountIsNotThere() throws Exception {
        mvc.perform(post("/connections/chatwoot/{id}", account)
                        .with(organisation.as(administrator))
                        .with(csrf())
                        .param("name", "Berhenti")
                        .param("waitMinutes", "0")
                        .param("version", "0"))
                .andExpect(status().is3xxRedirection());

        deliver("message_incoming").andExpect(status().isNotFound());
        mvc.perform(post("/connections/chatwoot/{id}", account)
                        .with(organisation.as(administrator))
                        .with(csrf())
                        .param("name", "Dari tab lama")
                        .param("waitMinutes", "0")
                        .param("version", "0"))
                .andExpect(status().isConflict());
    }

    @Test
    void theSecretIsEncryptedAndNeverShownAgain() throws Exception {
        byte[] kept = jdbc.sql("select secret from chatwoot_account where id = ?")
                .param(account)
                .query(byte[].class)
                .single();

        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain(SECRET);
        assertThat(page("/connections/chatwoot/" + account + "/edit").html()).doesNotContain(SECRET);
    }

    @Test
    void deliveriesAreListedWithoutContentAndOnlyTheNewest() throws Exception {
        deliver("contact_updated").andExpect(jsonPath("$.outcome").value("ignored"));
        for (int i = 0; i < ChatwootAccounts.DELIVERIES + 5; i++) {
            deliver("message_incoming").andExpect(status().isOk());
        }

        Document page = page("/connections/chatwoot/" + account);
        assertThat(page.select("section[aria-labelledby=deliveries] tbody tr")).hasSize(ChatwootAccounts.DELIVERIES);
        assertThat(page.text()).contains("message_created", "#" + number).doesNotContain("perpanjangan gadai");
        assertThat(jdbc.sql("select count(*)::int from chatwoot_delivery where account_id = ?")
                        .param(account)
                        .query(Integer.class)
                        .single())
                .isEqualTo(ChatwootAccounts.DELIVERIES);
        assertThat(Statements.count(() -> page("/connections/chatwoot/" + account)))
                .isLessThanOrEqualTo(8);
    }

    @Test
    void whatIsNoJsonIsRefusedAndNoSessionIsMade() throws Exception {
        int before = jdbc.sql("select count(*)::int from spring_session")
                .query(Integer.class)
                .single();
        String now = seconds(0);
        send("{", now, signature(now, "{")).andExpect(status().isBadRequest());
        send("[]", now, signature(now, "[]")).andExpect(jsonPath("$.outcome").value("ignored"));
        mvc.perform(get("/webhooks/chatwoot/{id}", account)).andExpect(status().isMethodNotAllowed());
        mvc.perform(get("/webhooks/lain")).andExpect(status().isNotFound());

        assertThat(jdbc.sql("select count(*)::int from spring_session")
                        .query(Integer.class)
                        .single())
                .isEqualTo(before);
    }

    private UUID connected(int waitMinutes, String secret) throws Exception {
        String location = mvc.perform(post("/connections/chatwoot")
                        .with(organisation.as(administrator))
                        .with(csrf())
                        .param("name", "Layanan " + UUID.randomUUID())
                        .param("secret", secret)
                        .param("waitMinutes", Integer.toString(waitMinutes)))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        return UUID.fromString(location.substring(location.lastIndexOf('/') + 1));
    }

    private MockHttpServletRequestBuilder choice(String employeeId) {
        return post("/connections/chatwoot/{id}/users/{user}", account, user)
                .with(organisation.as(administrator))
                .with(csrf())
                .param("employeeId", employeeId);
    }

    private ResultActions deliver(String event) throws Exception {
        return deliver(event, text -> text);
    }

    private ResultActions deliver(String event, UnaryOperator<String> change) throws Exception {
        String body = change.apply(read(event));
        String now = seconds(0);
        return send(body, now, signature(now, body));
    }

    private ResultActions send(String body, String timestamp, String signature) throws Exception {
        return mvc.perform(post("/webhooks/chatwoot/{id}", account)
                .contentType(MediaType.APPLICATION_JSON)
                .header("X-Chatwoot-Timestamp", timestamp)
                .header("X-Chatwoot-Signature", signature)
                .header("X-Chatwoot-Delivery", UUID.randomUUID().toString())
                .content(bytes(body)));
    }

    private String read(String event) throws IOException {
        try (InputStream in = getClass().getResourceAsStream("/intake/chatwoot/" + event + ".json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@NUMBER@", Long.toString(number))
                    .replace("@USER@", Long.toString(user))
                    .replace("@EMAIL@", email);
        }
    }

    private static String signature(String timestamp, String body) {
        return ChatwootSignature.of(bytes(SECRET), timestamp, bytes(body));
    }

    private static String seconds(int later) {
        return Long.toString(Instant.now().getEpochSecond() + later);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void timePasses() {
        jdbc.sql("update chatwoot_conversation set over_at = over_at - interval '11 minutes' where account_id = ?")
                .param(account)
                .update();
    }

    private String prefix() {
        return "chatwoot-" + account.toString().replace("-", "").substring(0, 12) + "-" + number;
    }

    private List<String> interactions() {
        return jdbc.sql("""
                        select concat_ws(' ', channel, topic, product, message_count, agent_id)
                        from interaction where conversation_id like ?""").param(prefix() + "%").query(String.class).list();
    }

    private List<String> said() {
        return jdbc.sql("""
                        select m ->> 'sender' || ' ' || (m ->> 'text') from interaction i
                        join transcript t on t.interaction_id = i.id, jsonb_array_elements(t.messages) with ordinality as x (m, n)
                        where i.conversation_id like ? order by n""").param(prefix() + "%").query(String.class).list();
    }

    private Document page(String path) throws Exception {
        return Jsoup.parse(mvc.perform(get(path).with(organisation.as(administrator)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }
}
