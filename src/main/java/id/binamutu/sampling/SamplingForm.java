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

/** A plan as it is typed. */
public record SamplingForm(
        @NotBlank @Size(max = 200) String name,
        @NotNull UUID teamId,

        @NotNull @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
        LocalDate periodFrom,

        @NotNull @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
        LocalDate periodTo,

        @Nullable @Size(max = 100) List<@Size(max = 50) String> channels,
        @Nullable @Size(max = 500) List<@Size(max = 200) String> topics,
        @Nullable @Min(0) @Max(86_400) Integer minSeconds,
        @Nullable @Min(0) @Max(86_400) Integer maxSeconds,
        @Nullable @Min(1) @Max(5) Integer minCsat,
        @Nullable @Min(1) @Max(5) Integer maxCsat,
        @NotNull @Min(1) @Max(100) Integer quota,

        @NotNull @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
        LocalDate dueOn) {

    static SamplingForm of(SamplingPlan plan) {
        SamplingCriteria criteria = plan.criteria();
        return new SamplingForm(
                plan.name(),
                plan.teamId(),
                criteria.from(),
                criteria.to(),
                criteria.channels(),
                criteria.topics(),
                criteria.minSeconds(),
                criteria.maxSeconds(),
                criteria.minCsat(),
                criteria.maxCsat(),
                plan.quota(),
                plan.dueOn());
    }

    SamplingCriteria criteria() {
        return new SamplingCriteria(
                periodFrom,
                periodTo,
                channels == null ? List.of() : channels,
                topics == null ? List.of() : topics,
                minSeconds,
                maxSeconds,
                minCsat,
                maxCsat);
    }
}
