package id.binamutu.evaluation;

import id.binamutu.scorecard.AnswerKind;
import id.binamutu.scorecard.CriterionView;
import id.binamutu.scorecard.GivenAnswer;
import id.binamutu.web.RuleViolation;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An answer as it is stored.
 *
 * @param given null while only a comment was written
 * @param revision grows with every change; 0 when nothing is stored yet
 */
record StoredAnswer(
        UUID criterionId,
        @Nullable GivenAnswer given,
        @Nullable String comment,
        int revision) {

    static StoredAnswer blank(UUID criterionId) {
        return new StoredAnswer(criterionId, null, null, 0);
    }

    /** As the form sends it: yes, no, na, a value, an option's id, or nothing. */
    public String code() {
        if (given == null) {
            return "";
        }
        if (given.notApplicable()) {
            return "na";
        }
        if (given.yes() != null) {
            return given.yes() ? "yes" : "no";
        }
        return Objects.toString(given.value() != null ? given.value() : given.optionId());
    }

    boolean saysTheSame(@Nullable GivenAnswer otherGiven, @Nullable String otherComment) {
        return Objects.equals(given, otherGiven) && Objects.equals(comment, otherComment);
    }

    /** Reads what the form sent; refuses what the criterion does not allow. */
    static @Nullable GivenAnswer parse(CriterionView criterion, @Nullable String code) {
        if (code == null || code.isBlank()) {
            return null;
        }
        GivenAnswer answer;
        try {
            answer = switch (code) {
                case "na" -> GivenAnswer.none();
                case "yes" -> GivenAnswer.of(true);
                case "no" -> GivenAnswer.of(false);
                default ->
                    criterion.kind() == AnswerKind.CHOICE
                            ? GivenAnswer.of(UUID.fromString(code))
                            : GivenAnswer.of(Integer.parseInt(code));
            };
        } catch (IllegalArgumentException unreadable) {
            throw RuleViolation.of("evaluation.error.answerRange", criterion.number());
        }
        if (!criterion.accepts(answer)) {
            throw RuleViolation.of("evaluation.error.answerRange", criterion.number());
        }
        return answer;
    }
}
