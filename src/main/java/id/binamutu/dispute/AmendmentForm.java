package id.binamutu.dispute;

import id.binamutu.evaluation.ScoredCriterion;
import id.binamutu.evaluation.ScoredEvaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was typed to correct an evaluation: an answer and a comment for each criterion, and the reason for all of it.
 *
 * @param answers codes
 */
record AmendmentForm(Map<UUID, String> answers, Map<UUID, String> comments, String words) {
    /** Filled with what stands. */
    static AmendmentForm of(ScoredEvaluation evaluation) {
        Map<UUID, String> answers = new java.util.HashMap<>();
        Map<UUID, String> comments = new java.util.HashMap<>();
        evaluation.criteria().forEach(one -> {
            answers.put(one.criterion().id(), one.code());
            comments.put(one.criterion().id(), one.comment() == null ? "" : one.comment());
        });
        return new AmendmentForm(answers, comments, "");
    }

    static AmendmentForm of(Fields fields) {
        return new AmendmentForm(fields.by("answer-"), fields.by("comment-"), fields.text("words"));
    }

    /** A changed criterion. @param given the code that stands */
    record Line(
            UUID criterionId,
            String given,
            String proposed,
            @Nullable String comment) {}

    /** @throws FormErrors naming each field that does not say enough */
    List<Line> lines(ScoredEvaluation evaluation) {
        FormErrors errors = new FormErrors();
        errors.text("words", words, "dispute.amendment.error.reason");
        List<Line> lines = new ArrayList<>();
        for (ScoredCriterion one : evaluation.criteria()) {
            UUID id = one.criterion().id();
            String answer = answers.getOrDefault(id, one.code()).strip();
            String comment = comments.getOrDefault(id, "").strip();
            if (comment.length() > FormErrors.LONGEST) {
                errors.add("comment-" + id, "dispute.error.tooLong", FormErrors.LONGEST);
            }
            if (answer.equals(one.code())) {
                continue;
            }
            if (answer.isEmpty()) {
                errors.add(
                        "answer-" + id,
                        "dispute.amendment.error.answer",
                        one.criterion().number());
            }
            lines.add(new Line(id, one.code(), answer, comment.isEmpty() ? null : comment));
        }
        if (lines.isEmpty()) {
            errors.add("", "dispute.amendment.error.nothing");
        }
        errors.throwIfAny();
        return lines;
    }
}
