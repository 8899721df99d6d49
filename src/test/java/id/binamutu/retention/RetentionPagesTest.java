package id.binamutu.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.binamutu.interaction.ConversationMother;
import id.binamutu.interaction.Interactions;
import id.binamutu.people.PersonName;
import id.binamutu.people.Role;
import id.binamutu.people.TestOrganisation;
import id.binamutu.testing.BinaMutuTest;
import id.binamutu.worklist.WorkItem;
import id.binamutu.worklist.Worklist;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.PageRequest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@BinaMutuTest
class RetentionPagesTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    TestOrganisation organisation;

    @Autowired
    ConversationMother conversations;

    @Autowired
    Interactions interactions;

    @Autowired
    RetentionJob job;

    @Autowired
    Worklist worklist;

    @Autowired
    Policies policies;

    @Autowired
    JdbcClient jdbc;

    private PersonName keeper;

    @BeforeEach
    void keeper() {
        keeper = organisation.person(Role.DOCUMENT_CONTROL);
    }

    @Test
    void monthThatIsDueIsShownAskedForAndGivenUpWithARecord() throws Exception {
        month("2020-01-01");
        assertThat(page("/retention").select("section:has(#due)").text()).contains("Januari 2020");
        job.run();
        assertThat(worklist.openFor(keeper.id(), null, PageRequest.of(0, 10)))
                .extracting(WorkItem::kind)
                .containsExactly("retention-due");

        send("/retention/disposals", "kind", "CONTENT", "month", "2020-01", "consent", "true", "password", "bukan-ini")
                .andExpect(status().is(422));
        send("/retention/disposals", "kind", "CONTENT", "month", "2020-01", "password", TestOrganisation.PASSWORD)
                .andExpect(status().is(422));
        assertThat(jdbc.sql("select to_regclass('transcript_2020_01') is not null")
                        .query(Boolean.class)
                        .single())
                .isTrue();

        String record = send(
                        "/retention/disposals",
                        "kind",
                        "CONTENT",
                        "month",
                        "2020-01",
                        "consent",
                        "true",
                        "password",
                        TestOrganisation.PASSWORD)
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        assertThat(page(record).text())
                .contains("Januari 2020")
                .contains(keeper.name())
                .contains("SHA-256");
        send(
                        "/retention/disposals",
                        "kind",
                        "CONTENT",
                        "month",
                        "2020-01",
                        "consent",
                        "true",
                        "password",
                        TestOrganisation.PASSWORD)
                .andExpect(status().isNotFound());
    }

    @Test
    void policyChangesWithAReasonAndMakesSense() throws Exception {
        RetentionPolicy before = policies.current();
        String[] form = {
            "number",
            String.valueOf(before.number()),
            "contentMonths",
            "24",
            "originalMonths",
            "30",
            "evidenceMonths",
            "60",
            "reason",
            "Sesuai keputusan direksi"
        };
        assertThat(Jsoup.parse(send("/retention/policy", form)
                                .andExpect(status().is(422))
                                .andReturn()
                                .getResponse()
                                .getContentAsString())
                        .select("#originalMonths.is-invalid")
                        .val())
                .isEqualTo("30");
        form[5] = "5";
        send("/retention/policy", form).andExpect(redirectedUrl("/retention"));

        assertThat(policies.current().originalMonths()).isEqualTo(5);
        assertThat(page("/retention/policy").text())
                .contains("Sesuai keputusan direksi")
                .contains(keeper.name());
        send("/retention/policy", form).andExpect(status().is(422));
        form[1] = String.valueOf(before.number() + 1);
        form[5] = "6";
        send("/retention/policy", form).andExpect(redirectedUrl("/retention"));
    }

    @Test
    void holdIsShownOnTheConversationUntilItIsReleased() throws Exception {
        TestOrganisation.Team team = organisation.team();
        UUID conversation = conversations.conversation(team.agent().id(), Instant.parse("2026-10-07T02:00:00Z"));
        String name =
                interactions.summaries(List.of(conversation)).get(conversation).conversationId();

        send("/retention/holds", "kind", "CONVERSATION", "about", "TIDAK-ADA", "reason", "Sengketa di pengadilan")
                .andExpect(status().is(422));
        send("/retention/holds", "kind", "TEAM", "about", team.name(), "reason", "Sengketa di pengadilan")
                .andExpect(status().is(422));
        send("/retention/holds", "kind", "CONVERSATION", "about", name, "reason", "Sengketa, hubungi 081234567890")
                .andExpect(redirectedUrl("/retention"));

        assertThat(conversation(conversation, team)).contains("Sengketa, hubungi [nomor telepon disamarkan]");
        UUID hold = jdbc.sql("select id from legal_hold where interaction_id = ?")
                .param(conversation)
                .query(UUID.class)
                .single();
        send("/retention/holds/" + hold + "/release", "reason", "pendek").andExpect(status().is(422));
        send("/retention/holds/" + hold + "/release", "reason", "Perkara sudah selesai")
                .andExpect(redirectedUrl("/retention"));
        assertThat(conversation(conversation, team)).doesNotContain("Sengketa");
        assertThat(page("/retention/holds/" + hold).text()).contains("Perkara sudah selesai");
    }

    private String conversation(UUID id, TestOrganisation.Team team) throws Exception {
        return mvc.perform(get("/interactions/" + id).with(organisation.as(team.leader())))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    /** As an import of long ago left it. */
    private void month(String first) {
        jdbc.sql("select open_shelf(cast(:month as date))")
                .param("month", first)
                .query((row, n) -> "")
                .single();
    }

    private Document page(String address) throws Exception {
        return Jsoup.parse(mvc.perform(get(address).with(organisation.as(keeper)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }

    private ResultActions send(String address, String... values) throws Exception {
        MockHttpServletRequestBuilder request =
                post(address).with(organisation.as(keeper)).with(csrf());
        for (int i = 0; i < values.length; i += 2) {
            request.param(values[i], values[i + 1]);
        }
        return mvc.perform(request);
    }
}
