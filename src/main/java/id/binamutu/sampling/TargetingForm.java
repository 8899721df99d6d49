package id.binamutu.sampling;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A rule as it is typed.
 *
 * @param words one word or phrase a line
 * @param version that the form was filled from; null for a new rule
 */
public record TargetingForm(
        @NotBlank @Size(max = 200) String name,
        @Nullable @Size(max = 500) List<UUID> teamIds,
        @Nullable Boolean enabled,
        @Nullable @Min(1) @Max(5) Integer maxCsat,
        @Nullable @Size(max = 4000) String words,
        @Nullable SaidBy saidBy,
        @Nullable @Size(max = 500) List<@Size(max = 200) String> topics,
        @Nullable @Min(50) @Max(99) Integer handlingPercentile,
        @Nullable @Min(1) @Max(30) Integer repeatDays,
        @Nullable Boolean criticalLastMonth,
        @NotNull @Min(1) @Max(100) Integer perAgent,
        @NotNull @Min(1) @Max(1000) Integer perRun,
        @Nullable Boolean severestFirst,
        @NotNull @Min(1) @Max(60) Integer dueWorkingDays,
        @Nullable Integer version) {

    /** What a new rule starts from. */
    static TargetingForm suggestion(List<UUID> teamIds) {
        return new TargetingForm(
                "", teamIds, true, null, "", SaidBy.EITHER, List.of(), null, null, false, 2, 20, true, 5, null);
    }

    static TargetingForm of(TargetingRule rule) {
        TargetingConditions conditions = rule.conditions();
        return new TargetingForm(
                rule.name(),
                rule.teamIds(),
                rule.enabled(),
                conditions.maxCsat(),
                String.join("\n", conditions.words()),
                conditions.saidBy(),
                conditions.topics(),
                conditions.handlingPercentile(),
                conditions.repeatDays(),
                conditions.criticalLastMonth(),
                rule.perAgent(),
                rule.perRun(),
                rule.severestFirst(),
                rule.dueWorkingDays(),
                rule.version());
    }

    List<UUID> teams() {
        return teamIds == null
                ? List.of()
                : teamIds.stream().filter(Objects::nonNull).distinct().toList();
    }

    TargetingConditions conditions() {
        return new TargetingConditions(
                maxCsat,
                words == null
                        ? List.of()
                        : words.lines()
                                .map(String::strip)
                                .filter(word -> !word.isEmpty())
                                .distinct()
                                .toList(),
                saidBy == null ? SaidBy.EITHER : saidBy,
                topics == null ? List.of() : topics.stream().distinct().toList(),
                handlingPercentile,
                repeatDays,
                Boolean.TRUE.equals(criticalLastMonth));
    }
}
