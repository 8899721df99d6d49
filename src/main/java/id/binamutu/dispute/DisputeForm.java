package id.binamutu.dispute;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What an agent typed, by criterion. What neither proposes nor says anything is not disputed.
 *
 * @param proposed codes
 */
record DisputeForm(Map<UUID, String> proposed, Map<UUID, String> reasons) {
    static DisputeForm empty() {
        return new DisputeForm(Map.of(), Map.of());
    }

    static DisputeForm of(Fields fields) {
        return new DisputeForm(fields.by("proposed-"), fields.by("reason-"));
    }

    /** A criterion that can be disputed. @param given code of its answer */
    record Open(UUID criterionId, int number, String given) {}

    /** @throws FormErrors naming each field that does not say enough */
    List<DisputeStore.Item> items(List<Open> open) {
        FormErrors errors = new FormErrors();
        List<DisputeStore.Item> items = new ArrayList<>();
        for (Open one : open) {
            UUID id = one.criterionId();
            String answer = proposed.getOrDefault(id, "").strip();
            String reason = reasons.getOrDefault(id, "").strip();
            if (answer.isEmpty() && reason.isEmpty()) {
                continue;
            }
            if (answer.isEmpty() || answer.equals(one.given())) {
                errors.add("proposed-" + id, "dispute.error.proposed", one.number());
            }
            errors.text("reason-" + id, reason, "dispute.error.reason", one.number());
            items.add(new DisputeStore.Item(id, one.given(), answer, reason));
        }
        if (items.isEmpty()) {
            errors.add("", "dispute.error.nothing");
        }
        errors.throwIfAny();
        return items;
    }
}
