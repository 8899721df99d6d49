package id.binamutu.scorecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.binamutu.people.PersonName;
import id.binamutu.people.Role;
import id.binamutu.people.TestOrganisation;
import id.binamutu.people.Viewer;
import id.binamutu.testing.BinaMutuTest;
import id.binamutu.web.RuleViolation;
import id.binamutu.worklist.Worklist;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@BinaMutuTest
class ScorecardReviewTest {
    private static final LocalDate START = TestScorecards.EFFECTIVE;

    @Autowired
    MockMvc mvc;

    @Autowired
    ScorecardService service;

    @Autowired
    ReviewService review;

    @Autowired
    ScorecardReader reader;

    @Autowired
    ScorecardQueries queries;

    @Autowired
    ScorecardHistory history;

    @Autowired
    TestScorecards made;

    @Autowired
    TestOrganisation organisation;

    @Autowired
    Worklist worklist;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    Viewer writer;
    Viewer sender;
    Viewer reviewer;
    UUID draft;

    @BeforeEach
    void aDraft() {
        writer = made.quality();
        sender = made.quality();
        reviewer = made.quality();
        draft = made.draft(made.channel(), writer);
    }

    @Test
    void sentDraftWaitsOnTheWorklistOfTheOthersUntilItIsPublished() {
        review.send(draft, new SubmissionForm(START, null), sender);
        assertThat(worklist.isOpen(ReviewService.REVIEW, draft, reviewer.id())).isTrue();
        assertThat(worklist.isOpen(ReviewService.REVIEW, draft, sender.id())).isFalse();
        assertThat(worklist.isOpen(ReviewService.REVIEW, draft, writer.id())).isFalse();
        review.publish(draft, new PublicationForm(START), reviewer);
        assertThat(worklist.isOpen(ReviewService.REVIEW, draft, reviewer.id())).isFalse();
        assertThat(queries.version(draft, false).published()).isTrue();
        assertThat(history.of(draft).stream().map(HistoryRow::action))
                .containsExactly(ScorecardHistory.Action.PUBLISHED, ScorecardHistory.Action.SENT);
    }

    @Test
    void nobodyPublishesOrReturnsWhatTheySentOrWroteAlone() {
        review.send(draft, new SubmissionForm(START, null), sender);
        refused("scorecard.error.reviewOwn", () -> review.publish(draft, new PublicationForm(START), sender));
        refused("scorecard.error.reviewOwn", () -> review.giveBack(draft, new ReturnForm("Kurang"), sender));
        refused("scorecard.error.reviewOnlyEditor", () -> review.publish(draft, new PublicationForm(START), writer));
        refused("scorecard.error.reviewOnlyEditor", () -> review.giveBack(draft, new ReturnForm("Kurang"), writer));
    }

    @Test
    void oneOfSeveralEditorsMayReviewWhatAnotherSent() throws Exception {
        PersonName second = organisation.person(Role.QUALITY_CONTROL);
        mvc.perform(post("/scorecards/versions/" + draft + "/sections/"
                                + reader.anyVersion(draft).sections().get(0).id() + "/move")
                        .param("up", "false")
                        .with(organisation.as(second))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        review.send(draft, new SubmissionForm(START, null), sender);
        review.publish(draft, new PublicationForm(START), writer);
        assertThat(queries.version(draft, false).published()).isTrue();
    }

    @Test
    void returnedDraftTellsItsSenderWhyAndCanBeSentAgain() throws Exception {
        review.send(draft, new SubmissionForm(START, null), sender);
        review.giveBack(draft, new ReturnForm(" Bobot bagian A terlalu besar "), reviewer);
        assertThat(worklist.isOpen(ReviewService.REVIEW, draft, reviewer.id())).isFalse();
        assertThat(worklist.isOpen(ReviewService.REVISE, draft, sender.id())).isTrue();
        Document edit = Jsoup.parse(
                mvc.perform(get("/scorecards/versions/" + draft + "/edit").with(organisation.as(name(sender))))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString());
        assertThat(edit.select(".seal").text()).contains(reviewer.name(), "Bobot bagian A terlalu besar");
        review.send(draft, new SubmissionForm(START, null), sender);
        assertThat(worklist.isOpen(ReviewService.REVISE, draft, sender.id())).isFalse();
    }

    @Test
    void reviewerWhoReturnsWithoutAReasonIsAskedForIt() throws Exception {
        review.send(draft, new SubmissionForm(START, null), sender);
        Document page = Jsoup.parse(mvc.perform(post("/scorecards/versions/" + draft + "/return")
                        .param("note", " ")
                        .with(organisation.as(name(reviewer)))
                        .with(csrf()))
                .andExpect(status().is(422))
                .andReturn()
                .getResponse()
                .getContentAsString());
        assertThat(page.select(".summary a").attr("href")).isEqualTo("#note");
        assertThat(queries.version(draft, true).inReview()).isTrue();
    }

    @Test
    void senderTakesItBackAndStrangersDoNot() {
        review.send(draft, new SubmissionForm(START, null), sender);
        refused("scorecard.error.notYoursToTakeBack", () -> review.takeBack(draft, reviewer));
        review.takeBack(draft, sender);
        assertThat(queries.version(draft, true).draft()).isTrue();
        assertThat(worklist.isOpen(ReviewService.REVIEW, draft, reviewer.id())).isFalse();
        refused("scorecard.error.notInReview", () -> review.publish(draft, new PublicationForm(START), reviewer));
    }

    @Test
    void publishedTwiceIsRefused() {
        made.publish(draft, START, null);
        refused("scorecard.error.notInReview", () -> review.publish(draft, new PublicationForm(START), reviewer));
        refused("scorecard.error.notDraft", () -> review.send(draft, new SubmissionForm(START, null), sender));
    }

    @Test
    void thereIsOneDraftOrReviewAtATime() {
        made.publish(draft, START, null);
        UUID scorecard = made.scorecardOf(draft);
        UUID second = service.draft(scorecard, writer);
        review.send(second, new SubmissionForm(LocalDate.now(clock), "Tarif baru"), sender);
        assertThat(service.draft(scorecard, writer)).isEqualTo(second);
    }

    @Test
    void dayThatPassedDuringTheReviewIsAskedForAnew() {
        made.publish(draft, START, null);
        UUID second = service.draft(made.scorecardOf(draft), writer);
        LocalDate today = LocalDate.now(clock);
        review.send(second, new SubmissionForm(today, "Tarif baru"), sender);
        refused(
                "scorecard.error.effectiveInPast",
                () -> review.publish(second, new PublicationForm(today.minusDays(1)), reviewer));
        review.publish(second, new PublicationForm(today.plusDays(7)), reviewer);
        assertThat(reader.version(second).effectiveOn()).isEqualTo(today.plusDays(7));
    }

    /** Every address of the builder and of the life, taken from the list of all addresses. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nothingThatIsInReviewOrPublishedChangesByAnyAddress(boolean published) throws Exception {
        review.send(draft, new SubmissionForm(START, null), sender);
        if (published) {
            review.publish(draft, new PublicationForm(START), reviewer);
        }
        ScorecardView before = reader.anyVersion(draft);
        VersionRow row = queries.version(draft, true);
        List<String> addresses = addresses().stream()
                .filter(address -> address.startsWith("/scorecards/versions/"))
                .filter(address -> !address.endsWith("/retirement") && !address.endsWith("/copy"))
                .filter(address -> published || !address.endsWith("/withdrawal"))
                .toList();
        assertThat(addresses).hasSizeGreaterThan(12);
        for (String address : addresses) {
            mvc.perform(post(filled(address, before))
                            .param("title", "Lain")
                            .param("text", "Lain")
                            .param("weight", "99")
                            .param("kind", "YES_NO")
                            .param("channels", "lain")
                            .param("effectiveOn", START.toString())
                            .param("up", "false")
                            .with(organisation.as(name(writer)))
                            .with(csrf()))
                    .andExpect(result -> assertThat(result.getResponse().getStatus())
                            .as(address)
                            .isBetween(400, 499));
            assertThat(reader.anyVersion(draft)).as(address).isEqualTo(before);
            assertThat(queries.version(draft, true)).as(address).isEqualTo(row);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update scorecard_version set reason = 'X' where id = :v",
                "update scorecard_version set channels = '{x}' where id = :v",
                "update scorecard_version set state = 'PUBLISHED', published_by = sent_by, published_at = now() where id = :v",
                "update scorecard_version set state = 'PUBLISHED', published_by = editors[1], published_at = now() where id = :v",
                "update scorecard_version set state = 'RETIRED', retired_by = sent_by, retired_at = now() where id = :v",
                "delete from scorecard_version where id = :v",
                "update scorecard_section set weight = 99 where version_id = :v",
                "update scorecard_criterion set text = 'X' where section_id in (select id from scorecard_section where version_id = :v)",
                "delete from scorecard_event where version_id = :v",
                "update scorecard_event set note = 'X' where version_id = :v"
            })
    void versionInReviewCannotBeChangedBySql(String sql) {
        review.send(draft, new SubmissionForm(START, null), sender);
        assertThatThrownBy(() -> jdbc.sql(sql).param("v", draft).update()).isInstanceOf(DataAccessException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update scorecard_version set state = 'PUBLISHED', effective_on = '2026-01-01', published_by = created_by, published_at = now() where id = :v",
                "insert into scorecard_version (id, scorecard_id, number, state, effective_on, published_by, published_at, reason, created_by, created_at, version) select gen_random_uuid(), scorecard_id, 9, 'PUBLISHED', '2026-01-01', created_by, now(), 'X', created_by, now(), 0 from scorecard_version where id = :v"
            })
    void draftIsNotPublishedAroundTheReviewBySql(String sql) {
        assertThatThrownBy(() -> jdbc.sql(sql).param("v", draft).update()).isInstanceOf(DataAccessException.class);
    }

    @Test
    void copyIsADraftOfAnotherScorecardWithTheSameContent() throws Exception {
        ScorecardView source = made.published(made.channel());
        UUID copy = service.copy(source.versionId(), new CopyForm("Salinan " + UUID.randomUUID()), writer);
        ScorecardView copied = reader.anyVersion(copy);
        assertThat(copied.scorecardId()).isNotEqualTo(source.scorecardId());
        assertThat(copied.number()).isEqualTo(1);
        assertThat(copied.channels()).isEqualTo(source.channels());
        assertThat(copied.criteria().map(CriterionView::text).toList())
                .isEqualTo(source.criteria().map(CriterionView::text).toList());
        refused("scorecard.error.nameTaken", () -> service.copy(copy, new CopyForm(source.name()), writer));
    }

    private static List<String> addresses() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/access/scorecard.csv")).stream()
                .map(line -> line.split(";"))
                .filter(parts -> parts[0].equals("POST"))
                .map(parts -> parts[1])
                .toList();
    }

    private static String filled(String address, ScorecardView scorecard) {
        return address.replace("{versionId}", scorecard.versionId().toString())
                .replace("{sectionId}", scorecard.sections().get(0).id().toString())
                .replace(
                        "{criterionId}",
                        scorecard.criteria().findFirst().orElseThrow().id().toString());
    }

    private static PersonName name(Viewer viewer) {
        return new PersonName(viewer.id(), viewer.employeeId(), viewer.name());
    }

    private static void refused(String key, Runnable attempt) {
        assertThatThrownBy(attempt::run).isInstanceOf(RuleViolation.class).hasMessage(key);
    }
}
