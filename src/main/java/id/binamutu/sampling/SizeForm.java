package id.binamutu.sampling;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/**
 * What the calculator is asked.
 *
 * @param population conversations of one agent
 * @param confidence in percent
 * @param margin in points
 * @param expected share, in percent
 * @param deviation of scores
 * @param perAgent the quota whose worth is shown
 * @param agents in a team
 */
public record SizeForm(
        @NotNull Measure measure,
        @NotNull @Min(1) @Max(10_000_000) Integer population,
        @NotNull Confidence confidence,
        @NotNull @DecimalMin("0.5") @DecimalMax("50") Double margin,
        @NotNull @DecimalMin("0") @DecimalMax("100") Double expected,
        @NotNull @DecimalMin("0.1") @DecimalMax("50") Double deviation,
        @NotNull @Min(1) @Max(1_000) Integer perAgent,
        @NotNull @Min(1) @Max(1_000) Integer agents,
        @NotNull @Min(1) @Max(1_000) Integer teamCount) {

    public enum Measure {
        SHARE,
        MEAN
    }

    public enum Confidence {
        C90(0.90),
        C95(0.95),
        C99(0.99);

        private final double value;

        Confidence(double value) {
            this.value = value;
        }

        double value() {
            return value;
        }

        public int percent() {
            return (int) Math.round(value * 100);
        }
    }
}
