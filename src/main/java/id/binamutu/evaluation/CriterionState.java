package id.binamutu.evaluation;

import id.binamutu.scorecard.AnswerKind;
import id.binamutu.scorecard.CauseView;
import id.binamutu.scorecard.CriterionView;
import id.binamutu.scorecard.GivenAnswer;
import id.binamutu.scorecard.OptionView;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A criterion with what was answered to it.
 *
 * @param asked whether its condition is met, or it has none
 */
record CriterionState(
        CriterionView criterion,
        StoredAnswer answer,
        boolean failed,
        boolean asked,
        List<EvidenceView> evidence,
        List<FindingLine> findings) {

    /** The labels of what was chosen; empty for other kinds. */
    public String optionLabel() {
        GivenAnswer given = answer.given();
        return given == null
                ? ""
                : criterion.options().stream()
                        .filter(option -> given.codes().contains(option.id().toString()))
                        .map(OptionView::label)
                        .collect(Collectors.joining(", "));
    }

    /** The labels of the causes that were chosen. */
    public List<String> causeLabels() {
        return criterion.causes().stream()
                .filter(cause -> answer.causes().contains(cause.id()))
                .map(CauseView::label)
                .toList();
    }

    /** The answer in parts: one for each chosen option. */
    public List<String> codes() {
        return List.of(answer.code().split(","));
    }

    /** Whether an answer is more than one choice among others: then N/A is a box of its own. */
    public boolean several() {
        return criterion.kind() == AnswerKind.MULTI_CHOICE || criterion.kind() == AnswerKind.NUMBER;
    }

    /** The key that gives the answer at this place of its list; null beyond the keys that there are. */
    public @Nullable String key(int index) {
        Integer minimum = criterion.minimum();
        Integer maximum = criterion.maximum();
        if (minimum != null && maximum != null && maximum <= 9) {
            return String.valueOf(minimum + index);
        }
        String keys = minimum != null && minimum == 0 ? "0123456789-" : "1234567890-";
        return index < keys.length() ? keys.substring(index, index + 1) : null;
    }

    /** What it asks for once it has failed, as the page's script reads it. */
    public String wants() {
        List<String> wants = new ArrayList<>();
        if (criterion.commentRequired()) {
            wants.add("comment");
        }
        if (!criterion.causes().isEmpty()) {
            wants.add("cause");
        }
        if (criterion.evidenceRequired()) {
            wants.add("evidence");
        }
        if (criterion.critical()) {
            wants.add("finding");
        }
        return String.join(" ", wants);
    }

    /** Values of a scale, lowest first. */
    public List<Integer> steps() {
        Integer minimum = criterion.minimum();
        Integer maximum = criterion.maximum();
        return minimum == null || maximum == null
                ? List.of()
                : java.util.stream.IntStream.rangeClosed(minimum, maximum)
                        .boxed()
                        .toList();
    }
}
