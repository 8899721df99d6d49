package id.binamutu.scorecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.binamutu.people.Viewer;
import id.binamutu.testing.BinaMutuTest;
import id.binamutu.testing.Statements;
import id.binamutu.web.RuleViolation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@BinaMutuTest
class ScorecardRulesTest {
    @Autowired
    ScorecardService service;

    @Autowired
    BuilderService builder;

    @Autowired
    ScorecardVersionRepository versions;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ScorecardReader reader;

    @Autowired
    TestScorecards made;

    @Autowired
    JdbcClient jdbc;

    Viewer quality;
    UUID draft;

    @BeforeEach
    void someDraft() {
        quality = made.quality();
        draft = service.create(new ScorecardForm("Aturan " + UUID.randomUUID(), made.channel()), quality);
    }

    @Test
    void weightBelowZeroIsRefused() {
        refused("scorecard.error.weightNegative", () -> service.addSection(draft, null, "A", new BigDecimal("-1")));
        refused("scorecard.error.weightNegative", () -> TestScorecards.yesNo("Salam", "-0.5"));
    }

    @Test
    void scaleHasTwoToElevenSteps() {
        assertThat(scale(0, 10, null).maximum()).isEqualTo(10);
        assertThat(scale(1, 2, null).maximum()).isEqualTo(2);
        refused("scorecard.error.scaleTooLong", () -> scale(0, 11, null));
        refused("scorecard.error.scaleRange", () -> scale(3, 3, null));
    }

    @Test
    void defaultAnswerIsOneThatCanBeGiven() {
        assertThat(scale(1, 5, "5").defaultCode()).isEqualTo("5");
        refused("scorecard.error.defaultOutside", () -> scale(1, 5, "6"));
        refused("scorecard.error.defaultOutside", () -> scale(1, 5, "yes"));
    }

    @Test
    void circleOfConditionsIsRefused() {
        UUID section = service.addSection(draft, null, "A", BigDecimal.ONE);
        UUID first = service.addCriterion(draft, section, TestScorecards.yesNo("Satu", "1"));
        UUID second = service.addCriterion(draft, section, onlyIf("Dua", first, "no"));
        UUID third = service.addCriterion(draft, section, onlyIf("Tiga", second, "no"));
        refused("scorecard.error.conditionCircle", () -> change(first, onlyIf("Satu", third, "no")));
        refused("scorecard.error.conditionCircle", () -> change(first, onlyIf("Satu", first, "no")));
        assertThat(reader.anyVersion(draft).criterion(first).orElseThrow().condition())
                .isNull();
    }

    @Test
    void conditionNamesACriterionOfTheSameVersionAndAnAnswerThatItCanHave() {
        UUID section = service.addSection(draft, null, "A", BigDecimal.ONE);
        UUID first = service.addCriterion(draft, section, TestScorecards.yesNo("Satu", "1"));
        UUID foreign = made.published(made.channel())
                .criteria()
                .findFirst()
                .orElseThrow()
                .id();
        refused(
                "scorecard.error.conditionElsewhere",
                () -> service.addCriterion(draft, section, onlyIf("Dua", foreign, "no")));
        refused(
                "scorecard.error.conditionAnswer",
                () -> service.addCriterion(draft, section, onlyIf("Dua", first, "4")));
        UUID second = service.addCriterion(draft, section, onlyIf("Dua", first, "no"));
        refused("scorecard.error.conditionAnswer", () -> change(first, TestScorecards.scale("Satu", "1")));
        assertThat(reader.anyVersion(draft).criterion(second).orElseThrow().condition())
                .isNotNull();

        builder.removeCriterion(draft, first);

        assertThat(reader.anyVersion(draft).criterion(second).orElseThrow().condition())
                .as("a condition goes with what it asks about")
                .isNull();
    }

    @Test
    void sectionHoldsSectionsOrCriteriaAndThereAreTwoLevels() {
        UUID whole = service.addSection(draft, null, "A", BigDecimal.valueOf(80));
        UUID other = service.addSection(draft, null, "B", BigDecimal.valueOf(20));
        UUID inside = service.addSection(draft, whole, "A1", BigDecimal.ONE);
        UUID beside = service.addSection(draft, whole, "A2", BigDecimal.valueOf(3));
        refused("scorecard.error.thirdLevel", () -> service.addSection(draft, inside, "A1a", BigDecimal.ONE));
        refused(
                "scorecard.error.sectionsOrCriteria",
                () -> service.addCriterion(draft, whole, TestScorecards.yesNo("Satu", "1")));
        service.addCriterion(draft, other, TestScorecards.yesNo("Tiga", "1"));
        refused("scorecard.error.sectionsOrCriteria", () -> service.addSection(draft, other, "B1", BigDecimal.ONE));
        service.addCriterion(draft, inside, TestScorecards.yesNo("Satu", "1"));
        service.addCriterion(draft, beside, TestScorecards.yesNo("Dua", "1"));

        ScorecardView view = reader.anyVersion(draft);
        assertThat(view.walk()).extracting(SectionView::letter).containsExactly("A", "A1", "A2", "B");
        assertThat(view.criteria().map(CriterionView::text)).containsExactly("Satu", "Dua", "Tiga");
        assertThat(view.criteria().map(CriterionView::number)).containsExactly(1, 2, 3);
        assertThat(view.criteria().map(criterion -> criterion.share().toPlainString()))
                .containsExactly("20.0", "60.0", "20.0");
    }

    @Test
    void newVersionCarriesConditionsOverToItsOwnCriteriaAndOptions() {
        UUID section = service.addSection(draft, null, "A", BigDecimal.ONE);
        UUID choice = service.addCriterion(draft, section, TestScorecards.choice("Pencatatan", "1"));
        UUID empty = reader.anyVersion(draft)
                .criterion(choice)
                .orElseThrow()
                .options()
                .get(2)
                .id();
        service.addCriterion(draft, section, onlyIf("Sebabnya", choice, empty.toString()));
        made.publish(draft, TestScorecards.EFFECTIVE, null);

        ScorecardView copy =
                reader.anyVersion(service.draft(reader.version(draft).scorecardId(), quality));

        CriterionView source = copy.criteria().findFirst().orElseThrow();
        ConditionView condition =
                copy.criteria().skip(1).findFirst().orElseThrow().condition();
        assertThat(source.id()).isNotEqualTo(choice);
        assertThat(condition)
                .isEqualTo(new ConditionView(
                        source.id(), Set.of(source.options().get(2).id().toString())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from scorecard_cause where criterion_id in (select c.id from scorecard_criterion c join scorecard_section s on s.id = c.section_id where s.version_id = :v)",
                "insert into scorecard_cause (id, criterion_id, position, label) select gen_random_uuid(), c.id, 9, 'X' from scorecard_criterion c join scorecard_section s on s.id = c.section_id where s.version_id = :v",
                "update scorecard_criterion set condition_criterion_id = null, condition_codes = '{}' where section_id in (select id from scorecard_section where version_id = :v)",
                "update scorecard_criterion set default_code = 'yes', bonus = 5, weight = 0 where section_id in (select id from scorecard_section where version_id = :v)",
                "update scorecard_option set preset = true where criterion_id in (select c.id from scorecard_criterion c join scorecard_section s on s.id = c.section_id where s.version_id = :v)",
                "update scorecard_section set parent_id = null, position = 99 where version_id = :v",
                "insert into scorecard_section (id, version_id, parent_id, position, title, weight, version) select gen_random_uuid(), :v, id, 1, 'X', 1, 0 from scorecard_section where version_id = :v limit 1"
            })
    void causesConditionsAndSectionsOfAPublishedVersionCannotBeChangedBySql(String sql) {
        UUID section = service.addSection(draft, null, "A", BigDecimal.ONE);
        UUID first = service.addCriterion(draft, section, TestScorecards.choice("Satu", "1"));
        service.addCriterion(
                draft, section, content("Dua", AnswerKind.YES_NO, null, null, null, List.of("Lupa"), null));
        UUID option = reader.anyVersion(draft)
                .criterion(first)
                .orElseThrow()
                .options()
                .get(0)
                .id();
        service.addCriterion(draft, section, onlyIf("Tiga", first, option.toString()));
        made.publish(draft, TestScorecards.EFFECTIVE, null);

        assertThatThrownBy(() -> jdbc.sql(sql).param("v", draft).update()).isInstanceOf(DataAccessException.class);
    }

    @Test
    void fiveHundredCriteriaAreReadWithAFewStatements() throws Exception {
        UUID section = service.addSection(draft, null, "A", BigDecimal.ONE);
        jdbc.sql("""
                insert into scorecard_criterion (id, section_id, position, text, kind, weight, na_allowed, comment_required, version)
                select uuidv7(), :section, n, 'Butir ' || n, 'YES_NO', 1, true, false, 0 from generate_series(1, 500) n""").param("section", section).update();

        List<String> statements = Statements.list(() -> reader.anyVersion(draft));

        assertThat(statements).hasSizeLessThanOrEqualTo(6);
        assertThat(reader.anyVersion(draft).criterionCount()).isEqualTo(500);
        made.publish(draft, TestScorecards.EFFECTIVE, null);
        reader.version(draft);
        assertThat(Statements.list(() -> reader.version(draft))).isEmpty();
    }

    private static void refused(String reason, ThrowingCallable work) {
        assertThatThrownBy(work).isInstanceOf(RuleViolation.class).hasMessage(reason);
    }

    private void change(UUID criterionId, CriterionContent content) {
        transaction.executeWithoutResult(status -> versions.findLockedById(draft)
                .orElseThrow()
                .sectionOf(criterionId)
                .criterion(criterionId)
                .describe(content));
    }

    private static CriterionContent scale(int minimum, int maximum, @Nullable String defaultCode) {
        return content("Skala", AnswerKind.SCALE, minimum, maximum, defaultCode, List.of(), null);
    }

    private static CriterionContent onlyIf(String text, UUID criterionId, String code) {
        return TestScorecards.yesNo(text, "1").withCondition(new ConditionView(criterionId, Set.of(code)));
    }

    private static CriterionContent content(
            String text,
            AnswerKind kind,
            @Nullable Integer minimum,
            @Nullable Integer maximum,
            @Nullable String defaultCode,
            List<String> causes,
            @Nullable BigDecimal bonus) {
        return new CriterionContent(
                text,
                null,
                kind,
                minimum,
                maximum,
                List.of(),
                BigDecimal.ONE,
                true,
                null,
                null,
                null,
                false,
                false,
                null,
                null,
                defaultCode,
                causes,
                bonus,
                null,
                null,
                null);
    }
}
