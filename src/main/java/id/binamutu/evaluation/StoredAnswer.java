package id.binamutu.evaluation;

import id.binamutu.scorecard.CauseView;
import id.binamutu.scorecard.CriterionView;
import id.binamutu.scorecard.GivenAnswer;
import id.binamutu.scorecard.ScoreArithmetic;
import id.binamutu.web.RuleViolation;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An answer as it is stored.
 *
 * @param given null while only a comment was written
 * @param causes why it failed, as chosen from the criterion's list
 * @param revision grows with every change; 0 when nothing is stored yet
 */
record StoredAnswer(
        UUID criterionId,
        @Nullable GivenAnswer given,
        @Nullable String comment,
        List<UUID> causes,
        int revision) {
    StoredAnswer {
        causes = causes.stream().distinct().sorted().toList();
    }

    static StoredAnswer blank(UUID criterionId) {
        return new StoredAnswer(criterionId, null, null, List.of(), 0);
    }

    /** As the form sends it, see {@link GivenAnswer#code}; empty for nothing. */
    public String code() {
        return given == null ? "" : given.code();
    }

    boolean saysTheSame(@Nullable GivenAnswer otherGiven, @Nullable String otherComment, List<UUID> otherCauses) {
        return Objects.equals(given, otherGiven)
                && Objects.equals(comment, otherComment)
                && causes.equals(otherCauses.stream().distinct().sorted().toList());
    }

    /** Reads what the form sent; refuses what the criterion does not allow. */
    static @Nullable GivenAnswer parse(CriterionView criterion, @Nullable String code) {
        if (code == null || code.isBlank()) {
            return null;
        }
        try {
            return criterion.answer(code);
        } catch (IllegalArgumentException outside) {
            throw RuleViolation.of("evaluation.error.answerRange", criterion.number());
        }
    }

    /** Keeps the chosen causes of a failure, and none of anything else; refuses those of other criteria. */
    static List<UUID> causes(CriterionView criterion, @Nullable GivenAnswer given, List<UUID> chosen) {
        if (!criterion.causes().stream().map(CauseView::id).toList().containsAll(chosen)) {
            throw RuleViolation.of("evaluation.error.otherCause", criterion.number());
        }
        return ScoreArithmetic.fails(criterion, given) ? chosen : List.of();
    }
}
