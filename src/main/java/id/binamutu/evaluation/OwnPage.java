package id.binamutu.evaluation;

import id.binamutu.scorecard.CriterionView;
import id.binamutu.scorecard.CriticalEffect;
import id.binamutu.scorecard.Score;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the agent reads first of an evaluation.
 *
 * @param failed criteria that failed, in the order of the form
 * @param effects what each critical error did to the score
 */
record OwnPage(List<CriterionState> failed, List<Effect> effects) {
    OwnPage {
        failed = List.copyOf(failed);
        effects = List.copyOf(effects);
    }

    /** @param key of the sentence that says it */
    record Effect(
            String key,
            int number,
            String text,
            @Nullable BigDecimal before,
            @Nullable BigDecimal after) {}

    static OwnPage of(EvaluationView evaluation) {
        return new OwnPage(
                evaluation.sections().stream()
                        .flatMap(section -> section.criteria().stream())
                        .filter(CriterionState::failed)
                        .toList(),
                evaluation.progress().score().effects().stream()
                        .flatMap(effect -> evaluation.scorecard().criterion(effect.criterionId()).stream()
                                .map(criterion -> effect(effect, criterion)))
                        .toList());
    }

    private static Effect effect(Score.Effect effect, CriterionView criterion) {
        boolean changed = !Objects.equals(effect.before(), effect.after());
        String name = effect.effect() == CriticalEffect.COUNT_ONLY || changed
                ? effect.effect().name()
                : "same";
        return new Effect(
                "evaluation.own.effect." + name, criterion.number(), criterion.text(), effect.before(), effect.after());
    }
}
