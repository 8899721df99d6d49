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

/** A schedule as it is typed. */
public record ScheduleForm(
        @NotBlank @Size(max = 200) String name,
        @Nullable @Size(max = 500) List<UUID> teamIds,
        @Nullable Boolean everyTeam,
        @NotNull Rhythm rhythm,

        @NotNull @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
        LocalDate startsOn,

        @NotNull @Min(1) @Max(60) Integer dueInDays,
        @Nullable Boolean drawnByItself,
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

    static ScheduleForm blank(List<UUID> teamIds, LocalDate startsOn) {
        return new ScheduleForm(
                "",
                teamIds,
                false,
                Rhythm.MONTHLY,
                startsOn,
                5,
                true,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                5,
                null,
                null,
                true,
                true);
    }

    /** The next one after a schedule that was ended. */
    static ScheduleForm like(SamplingSchedule schedule, LocalDate startsOn) {
        SamplingCriteria criteria = schedule.terms().criteria(startsOn, startsOn);
        Quota quota = schedule.terms().quota();
        return new ScheduleForm(
                schedule.name(),
                schedule.teamIds(),
                schedule.teamIds().isEmpty(),
                schedule.rhythm(),
                startsOn,
                schedule.dueInDays(),
                schedule.isDrawnByItself(),
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
