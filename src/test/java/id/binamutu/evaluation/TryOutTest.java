package id.binamutu.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.binamutu.people.PersonName;
import id.binamutu.people.Role;
import id.binamutu.people.TestOrganisation;
import id.binamutu.scorecard.CriterionView;
import id.binamutu.scorecard.ScorecardView;
import id.binamutu.scorecard.Scorecards;
import id.binamutu.testing.BinaMutuTest;
import id.binamutu.testing.Statements;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** A draft tried out on a real conversation. */
@BinaMutuTest
class TryOutTest {
    @Autowired
    MockMvc mvc;

    @Autowired
    TestEvaluations evaluations;

    @Autowired
    TestOrganisation organisation;

    @Autowired
    Scorecards scorecards;

    @Autowired
    JdbcClient jdbc;

    PersonName quality;
    String conversation;
    ScorecardView draft;
    String address;

    @BeforeEach
    void aConversationAndADraft() throws Exception {
        quality = organisation.person(Role.QUALITY_CONTROL);
        UUID sample = evaluations.sample(organisation.team());
        conversation = jdbc.sql("""
                select i.conversation_id from sample s join interaction i on i.id = s.interaction_id where s.id = ?""").param(sample).query(String.class).single();
        String edit = mvc.perform(post("/scorecards/" + evaluations.scorecard().scorecardId() + "/versions")
                        .with(organisation.as(quality))
                        .with(csrf()))
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        draft = scorecards.anyState(UUID.fromString(edit.split("/")[3]));
        address = "/scorecards/versions/" + draft.versionId() + "/try-out";
    }

    @Test
    void draftIsScoredAndEffectsAreShownWithoutATrace() throws Exception {
        CriterionView critical =
                draft.criteria().filter(CriterionView::critical).findFirst().orElseThrow();
        CriterionView first = draft.criteria().findFirst().orElseThrow();
        Document page = page(post(address)
                .param("conversation", conversation)
                .param("a." + first.id(), "yes")
                .param("a." + critical.id(), "no"));
        assertThat(page.select("#result b").text()).isEqualTo("40");
        assertThat(page.select("#result").text()).contains(critical.text(), "2 / ");
        assertThat(page.select("input[name=a." + first.id() + "][value=yes]").hasAttr("checked"))
                .isTrue();
        assertThat(stored()).isZero();
    }

    @Test
    void answerThatIsNotAllowedIsToldAndDoesNotCount() throws Exception {
        CriterionView first = draft.criteria().findFirst().orElseThrow();
        Document page = page(post(address).param("conversation", conversation).param("a." + first.id(), "7"));
        assertThat(page.select("#result .summary").text()).contains("1");
        assertThat(page.select("#result b").text()).isEqualTo("–");
    }

    @Test
    void conversationIsChosenByItsNumberOrFromTheNewestOnes() throws Exception {
        assertThat(page(get(address)).select("main li a[href*=conversation]")).isNotEmpty();
        assertThat(page(get(address).param("conversation", " " + conversation + " "))
                        .select("#conversation .msg"))
                .hasSize(3);
        String unknown = mvc.perform(
                        get(address).param("conversation", "TIDAK-ADA").with(organisation.as(quality)))
                .andExpect(status().is(422))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(Jsoup.parse(unknown).select(".summary").text()).contains("TIDAK-ADA");
        assertThat(Jsoup.parse(unknown).select("#conversation").val()).isEqualTo("TIDAK-ADA");
    }

    @Test
    void pageOfAConversationOffersTheDrafts() throws Exception {
        UUID interaction = jdbc.sql("select id from interaction where conversation_id = ?")
                .param(conversation)
                .query(UUID.class)
                .single();
        assertThat(page(get("/interactions/" + interaction)).select("a[href*='" + draft.versionId() + "/try-out']"))
                .hasSize(1);
    }

    @Test
    void pagesCostABoundedNumberOfStatements() throws Exception {
        assertThat(Statements.list(() -> page(get(address).param("conversation", conversation))))
                .hasSizeLessThanOrEqualTo(14);
    }

    /** What figures and people could find of the draft. */
    private long stored() {
        return jdbc.sql("""
                select (select count(*) from evaluation where scorecard_version_id = :version)
                  + (select count(*) from answer a join scorecard_criterion c on c.id = a.criterion_id
                     join scorecard_section s on s.id = c.section_id where s.version_id = :version)""")
                .param("version", draft.versionId())
                .query(Long.class)
                .single();
    }

    private Document page(MockHttpServletRequestBuilder request) throws Exception {
        return Jsoup.parse(mvc.perform(request.with(organisation.as(quality)).with(csrf()))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }
}
