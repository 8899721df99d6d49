package id.binamutu.scorecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.binamutu.people.Viewer;
import id.binamutu.testing.BinaMutuTest;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.RuleViolation;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@BinaMutuTest
class ScorecardTest {
    @Autowired
    ScorecardService service;

    @Autowired
    ReviewService review;

    @Autowired
    BuilderService builder;

    @Autowired
    ScorecardReader reader;

    @Autowired
    Scorecards scorecards;

    @Autowired
    TestScorecards made;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    Viewer quality;
    String channel;

    @BeforeEach
    void someone() {
        quality = made.quality();
        channel = made.channel();
    }

    @Test
    void draftIsNotForScoring() {
        UUID draft = made.draft(channel, quality);
        assertThatThrownBy(() -> scorecards.version(draft)).isInstanceOf(NotFoundException.class);
        assertThat(scorecards.versionFor(channel, null, null, LocalDate.now(clock)))
                .isNotEqualTo(java.util.Optional.of(draft));
    }

    @Test
    void publishedVersionIsFoundForItsChannelFromItsDayOn() {
        ScorecardView published = made.published(channel);
        assertThat(scorecards.versionFor(channel, null, null, TestScorecards.EFFECTIVE))
                .hasValue(published.versionId());
        assertThat(scorecards.versionFor(channel, null, null, TestScorecards.EFFECTIVE.minusDays(1)))
                .isNotEqualTo(java.util.Optional.of(published.versionId()));
        assertThat(scorecards.published())
                .anyMatch(name -> name.versionId().equals(published.versionId()) && name.number() == 1);
        assertThat(published.criteria().map(CriterionView::number)).containsExactly(1, 2, 3, 4, 5);
        assertThat(published.sections().get(1).share()).isEqualByComparingTo("60");
        assertThat(published.sections().get(1).criteria().get(0).share()).isEqualByComparingTo("40");
    }

    @Test
    void newerVersionTakesOverOnItsDayAndCarriesEverything() {
        ScorecardView first = made.published(channel);
        UUID draft = service.draft(first.scorecardId(), quality);
        assertThat(service.draft(first.scorecardId(), quality)).isEqualTo(draft);
        ScorecardView copy = reader.anyVersion(draft);
        assertThat(copy.number()).isEqualTo(2);
        assertThat(copy.criteria().map(CriterionView::text))
                .containsExactlyElementsOf(
                        first.criteria().map(CriterionView::text).toList());
        LocalDate tomorrow = LocalDate.now(clock).plusDays(1);
        made.publish(draft, tomorrow, "Tarif baru");
        assertThat(scorecards.versionFor(channel, null, null, LocalDate.now(clock)))
                .hasValue(first.versionId());
        assertThat(scorecards.versionFor(channel, null, null, tomorrow)).hasValue(draft);
    }

    @Test
    void laterVersionNeedsAReasonAndNeverAppliesToThePast() {
        ScorecardView first = made.published(channel);
        UUID draft = service.draft(first.scorecardId(), quality);
        LocalDate today = LocalDate.now(clock);
        assertThatThrownBy(() -> review.send(draft, new SubmissionForm(today, " "), quality))
                .isInstanceOf(RuleViolation.class)
                .hasMessage("scorecard.error.reasonMissing");
        assertThatThrownBy(() -> review.send(draft, new SubmissionForm(today.minusDays(1), "Alasan"), quality))
                .isInstanceOf(RuleViolation.class)
                .hasMessage("scorecard.error.effectiveInPast");
    }

    @Test
    void emptySectionIsNotPublished() {
        UUID draft = made.draft(channel, quality);
        service.addSection(draft, null, "Penutup", BigDecimal.ONE);
        assertThatThrownBy(() -> review.send(draft, new SubmissionForm(TestScorecards.EFFECTIVE, null), quality))
                .isInstanceOf(RuleViolation.class)
                .hasMessage("scorecard.error.sectionEmpty");
    }

    @Test
    void criteriaMoveAndGo() {
        UUID draft = made.draft(channel, quality);
        CriterionView second =
                reader.anyVersion(draft).sections().get(0).criteria().get(1);
        builder.moveCriterion(draft, second.id(), true);
        assertThat(reader.anyVersion(draft).sections().get(0).criteria().get(0).id())
                .isEqualTo(second.id());
        builder.removeCriterion(draft, second.id());
        assertThat(reader.anyVersion(draft).criterion(second.id())).isEmpty();
        UUID lastSection = reader.anyVersion(draft).sections().get(1).id();
        builder.moveSection(draft, lastSection, true);
        assertThat(reader.anyVersion(draft).sections().get(0).id()).isEqualTo(lastSection);
        builder.removeSection(draft, lastSection);
        assertThat(reader.anyVersion(draft).sections()).hasSize(1);
    }

    @Test
    void changeOfWhatSomebodyElseChangedIsRefused() {
        UUID draft = made.draft(channel, quality);
        CriterionView first = reader.anyVersion(draft).criteria().findFirst().orElseThrow();
        CriterionForm seen = builder.criterionForm(draft, first.id());
        builder.changeCriterion(draft, first.id(), renamed(seen, "Salam"));
        assertThatThrownBy(() -> builder.changeCriterion(draft, first.id(), renamed(seen, "Sapaan")))
                .isInstanceOf(RuleViolation.class)
                .hasMessage("scorecard.error.changedMeanwhile");
    }

    @Test
    void discardedFirstDraftTakesItsScorecardAlong() {
        UUID draft = made.draft(channel, quality);
        assertThat(service.discard(draft)).isEmpty();
        assertThatThrownBy(() -> reader.anyVersion(draft)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void retiredVersionIsNoLongerGivenOutButStillRead() {
        ScorecardView published = made.published(channel);
        service.retire(published.versionId(), quality);
        assertThat(scorecards.versionFor(channel, null, null, LocalDate.now(clock)))
                .isNotEqualTo(java.util.Optional.of(published.versionId()));
        assertThat(scorecards.version(published.versionId()).criterionCount()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update scorecard_version set number = 9 where id = :v",
                "update scorecard_version set state = 'DRAFT' where id = :v",
                "update scorecard_version set effective_on = effective_on - 1 where id = :v",
                "delete from scorecard_version where id = :v",
                "update scorecard_section set weight = 99 where version_id = :v",
                "delete from scorecard_section where version_id = :v",
                "insert into scorecard_section (id, version_id, position, title, weight, version) values (gen_random_uuid(), :v, 9, 'X', 1, 0)",
                "update scorecard_criterion set weight = 99 where section_id in (select id from scorecard_section where version_id = :v)",
                "insert into scorecard_criterion (id, section_id, position, text, kind, weight, na_allowed, comment_required, version) select gen_random_uuid(), id, 9, 'X', 'YES_NO', 1, true, false, 0 from scorecard_section where version_id = :v",
                "delete from scorecard_option where criterion_id in (select c.id from scorecard_criterion c join scorecard_section s on s.id = c.section_id where s.version_id = :v)",
                "update scorecard_option set points = 1 where criterion_id in (select c.id from scorecard_criterion c join scorecard_section s on s.id = c.section_id where s.version_id = :v)",
                "update scorecard set name = 'X' where id = (select scorecard_id from scorecard_version where id = :v)"
            })
    void publishedVersionCannotBeChangedBySql(String sql) {
        ScorecardView published = made.published(channel);
        assertThatThrownBy(() -> jdbc.sql(sql).param("v", published.versionId()).update())
                .isInstanceOf(DataAccessException.class);
    }

    private static CriterionForm renamed(CriterionForm form, String text) {
        return new CriterionForm(
                text,
                form.help(),
                form.goodExample(),
                form.badExample(),
                form.kind(),
                form.minimum(),
                form.maximum(),
                form.choices(),
                form.worst(),
                form.best(),
                form.weight(),
                form.bonus(),
                form.naAllowed(),
                form.defaultCode(),
                form.commentRequired(),
                form.evidenceRequired(),
                form.causes(),
                form.criticalClass(),
                form.criticalEffect(),
                form.criticalCap(),
                form.condition(),
                form.codes(),
                form.sectionId(),
                form.afterId(),
                form.revision());
    }
}
