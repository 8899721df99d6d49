package id.binamutu.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.binamutu.scorecard.AnswerKind;
import id.binamutu.scorecard.ConditionView;
import id.binamutu.scorecard.CriterionView;
import id.binamutu.scorecard.GivenAnswer;
import id.binamutu.scorecard.ScorecardView;
import id.binamutu.scorecard.SectionView;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NoNewFaultsTest {
    private final CriterionView asks = yesNo(1, "1", null);
    private final CriterionView onYes = yesNo(2, "1", new ConditionView(asks.id(), Set.of("yes")));
    private final CriterionView onNo = yesNo(3, "98", new ConditionView(asks.id(), Set.of("no")));
    private final CriterionView other = yesNo(4, "50", null);

    @Test
    void criterionThatAppearsWithItsStoredFailureIsNotHeldAgainstTheAgent() {
        ScorecardView scorecard = scorecard(asks, onYes, other);
        Map<UUID, GivenAnswer> before = answers(asks, false, onYes, false, other, true);
        Map<UUID, GivenAnswer> after = with(before, asks, true);

        assertThatThrownBy(() -> NoNewFaults.check(scorecard, before, after)).hasMessage("evaluation.error.wouldFail");
        assertThat(NoNewFaults.askedAnew(scorecard, before, after)).containsExactly(onYes.id());
        after.remove(onYes.id());
        assertThatCode(() -> NoNewFaults.check(scorecard, before, after)).doesNotThrowAnyException();
    }

    @Test
    void totalDoesNotFallBecauseSomethingPassedIsNotAskedAnyMore() {
        ScorecardView scorecard = scorecard(asks, onNo, other);
        Map<UUID, GivenAnswer> before = answers(asks, false, onNo, true, other, false);

        assertThatThrownBy(() -> NoNewFaults.check(scorecard, before, with(before, asks, true)))
                .hasMessage("evaluation.error.wouldLowerTotal");
    }

    @Test
    void failureMayBecomePassedOrNotApplicable() {
        ScorecardView scorecard = scorecard(asks, other);
        Map<UUID, GivenAnswer> before = answers(asks, false, other, true);
        Map<UUID, GivenAnswer> notApplicable = new HashMap<>(before);
        notApplicable.put(asks.id(), GivenAnswer.none());

        assertThatCode(() -> NoNewFaults.check(scorecard, before, with(before, asks, true)))
                .doesNotThrowAnyException();
        assertThatCode(() -> NoNewFaults.check(scorecard, before, notApplicable))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> NoNewFaults.check(scorecard, notApplicable, before))
                .hasMessage("evaluation.error.wouldLower");
    }

    private static Map<UUID, GivenAnswer> answers(Object... pairs) {
        Map<UUID, GivenAnswer> answers = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            answers.put(((CriterionView) pairs[i]).id(), GivenAnswer.of((boolean) pairs[i + 1]));
        }
        return answers;
    }

    private static Map<UUID, GivenAnswer> with(Map<UUID, GivenAnswer> before, CriterionView criterion, boolean yes) {
        Map<UUID, GivenAnswer> after = new HashMap<>(before);
        after.put(criterion.id(), GivenAnswer.of(yes));
        return after;
    }

    private static ScorecardView scorecard(CriterionView... criteria) {
        SectionView section = new SectionView(
                UUID.randomUUID(), 1, 1, "A", "Bagian", BigDecimal.ONE, BigDecimal.ZERO, List.of(criteria), List.of());
        return new ScorecardView(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "Chat Layanan",
                1,
                List.of(),
                LocalDate.of(2026, 10, 1),
                List.of(section));
    }

    private static CriterionView yesNo(int number, String weight, @Nullable ConditionView condition) {
        return new CriterionView(
                UUID.randomUUID(),
                number,
                number,
                "Butir",
                null,
                AnswerKind.YES_NO,
                null,
                null,
                List.of(),
                new BigDecimal(weight),
                BigDecimal.ZERO,
                true,
                null,
                null,
                null,
                false,
                false,
                null,
                null,
                null,
                List.of(),
                null,
                condition,
                null,
                null);
    }
}
