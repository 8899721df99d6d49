package id.binamutu.evaluation;

import id.binamutu.scorecard.CriterionView;
import id.binamutu.scorecard.GivenAnswer;
import id.binamutu.scorecard.OptionView;
import java.util.List;

/** A criterion with what was answered to it. */
record CriterionState(
        CriterionView criterion,
        StoredAnswer answer,
        boolean failed,
        List<EvidenceView> evidence,
        List<FindingLine> findings) {

    /** The label of the chosen option; empty for other kinds. */
    public String optionLabel() {
        GivenAnswer given = answer.given();
        return given == null
                ? ""
                : criterion.options().stream()
                        .filter(option -> option.id().equals(given.optionId()))
                        .map(OptionView::label)
                        .findFirst()
                        .orElse("");
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
