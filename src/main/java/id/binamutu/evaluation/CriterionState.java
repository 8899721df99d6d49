package id.binamutu.evaluation;

import id.binamutu.scorecard.CauseView;
import id.binamutu.scorecard.CriterionView;
import id.binamutu.scorecard.GivenAnswer;
import id.binamutu.scorecard.OptionView;
import java.util.List;
import java.util.stream.Collectors;

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
