package id.binamutu.sampling;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/**
 * A plan as it is typed.
 *
 * @param teamIds each gets a plan of its own
 * @param everyTeam all teams there are, whichever were ticked
 */
public record SamplingForm(
        @NotBlank @Size(max = 200) String name,
        @Nullable @Size(max = 500) List<UUID> teamIds,
        @Nullable Boolean everyTeam,

        @NotNull @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
        LocalDate periodFrom,

        @NotNull @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
        LocalDate periodTo,

        @NotNull @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
        LocalDate dueOn,

        @Nullable @Size(max = 100) List<@Size(max = 50) String> channels,
        @Nullable @Size(max = 500) List<@Size(max = 200) String> topics,
        @Nullable @Size(max = 500) List<@Size(max = 200) String> products,
        @Nullable @Min(0) @Max(86_400) Integer minSeconds,
        @Nullable @Min(0) @Max(86_400) Integer maxSeconds,
        @Nullable @Min(1) @Max(5) Integer minCsat,
        @Nullable @Min(1) @Max(5) Integer maxCsat,
        @Nullable Dimension quotaBy,
        @NotNull @Min(0) @Max(100) Integer quota,
        @Nullable @Size(max = 4000) String quotas,
        @Nullable List<Dimension> spreadOver,
        @Nullable Boolean byPresence,
        @Nullable Boolean carryOver)
        implements TermsForm {

    /** What a new plan starts from. */
    static SamplingForm blank(List<UUID> teamIds, LocalDate from, LocalDate to, LocalDate dueOn) {
        return plain("", teamIds, from, to, 5, dueOn);
    }

    /** Everything in the period, the same number for every agent. */
    static SamplingForm plain(
            String name, List<UUID> teamIds, LocalDate from, LocalDate to, int quota, LocalDate dueOn) {
        return new SamplingForm(
                name, teamIds, false, from, to, dueOn, null, null, null, null, null, null, null, null, quota, null,
                null, false, false);
    }

    static SamplingForm of(SamplingPlan plan) {
        SamplingCriteria criteria = plan.criteria();
        Quota quota = plan.quota();
        return new SamplingForm(
                plan.name(),
                List.of(plan.teamId()),
                false,
                criteria.from(),
                criteria.to(),
                plan.dueOn(),
                criteria.channels(),
                criteria.topics(),
                criteria.products(),
                criteria.minSeconds(),
                criteria.maxSeconds(),
                criteria.minCsat(),
                criteria.maxCsat(),
                quota.by(),
                quota.each(),
                quota.lines(),
                quota.spreadOver(),
                quota.byPresence(),
                quota.carryOver());
    }
}
