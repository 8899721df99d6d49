package id.binamutu.coachingform;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whose form of which month, with which tier; a tier other than the proposed one needs its reason. */
record MakeForm(
        @NotNull UUID team,
        @NotNull UUID agent,
        @NotNull YearMonth period,
        @NotNull Tier tier,
        @Nullable @Size(max = 4000) String overrideReason) {}
