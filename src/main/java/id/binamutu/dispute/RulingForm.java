package id.binamutu.dispute;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a decider typed, by criterion.
 *
 * @param rulings names of {@link Ruling}
 * @param answers codes; only those of PARTLY are read
 */
record RulingForm(Map<UUID, String> rulings, Map<UUID, String> answers, Map<UUID, String> reasons) {
    /** @param answer from now on; null when it stays */
    record Line(UUID criterionId, Ruling ruling, @Nullable String answer, String reason) {}

    static RulingForm empty() {
        return new RulingForm(Map.of(), Map.of(), Map.of());
    }

    static RulingForm of(Fields fields) {
        return new RulingForm(fields.by("ruling-"), fields.by("answer-"), fields.by("reason-"));
    }

    /** Every criterion wants a ruling with a reason. @throws FormErrors naming each field that does not say enough */
    List<Line> lines(List<Open> open) {
        FormErrors errors = new FormErrors();
        List<Line> lines = open.stream().map(one -> line(one, errors)).toList();
        errors.throwIfAny();
        return lines;
    }

    /** A criterion that is to be decided. @param proposed by the agent */
    record Open(UUID criterionId, int number, String proposed) {}

    private Line line(Open one, FormErrors errors) {
        UUID id = one.criterionId();
        String reason = reasons.getOrDefault(id, "").strip();
        errors.text("reason-" + id, reason, "dispute.error.rulingReason", one.number());
        Ruling ruling = Ruling.DECLINED;
        try {
            ruling = Ruling.valueOf(rulings.getOrDefault(id, ""));
        } catch (IllegalArgumentException none) {
            errors.add("ruling-" + id, "dispute.error.ruling", one.number());
        }
        String answer = answers.getOrDefault(id, "").strip();
        if (ruling == Ruling.PARTLY && (answer.isEmpty() || answer.equals(one.proposed()))) {
            errors.add("answer-" + id, "dispute.error.partly", one.number());
        }
        return new Line(
                id,
                ruling,
                switch (ruling) {
                    case ACCEPTED -> one.proposed();
                    case PARTLY -> answer;
                    case DECLINED -> null;
                },
                reason);
    }
}
