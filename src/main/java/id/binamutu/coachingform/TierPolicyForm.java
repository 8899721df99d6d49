package id.binamutu.coachingform;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The next version of the policy as it is being written. Numbers may be typed with decimals; that is refused, not lost. */
record TierPolicyForm(
        int basedOn,
        @Valid @Size(min = 1, max = 6) List<BandForm> productivity,
        @Valid @Size(min = 1, max = 6) List<BandForm> quality,
        @Valid List<RowForm> rows,

        @NotNull @Min(0) @Max(100) @Digits(integer = 3, fraction = 0)
        BigDecimal criticalLimit,

        @NotNull Tier criticalTier,

        @NotNull @Min(1) @Max(100) @Digits(integer = 3, fraction = 0)
        BigDecimal minimumSamples,

        @NotNull @Min(1) @Max(60) @Digits(integer = 2, fraction = 0)
        BigDecimal lapseMonths,

        @NotBlank @Size(max = 4000) String reason) {
    record BandForm(
            @NotBlank @Size(max = 40) String name,
            @NotNull @DecimalMin("0") @DecimalMax("1000") BigDecimal atLeast) {}

    record RowForm(List<Tier> tiers) {
        RowForm {
            tiers = new ArrayList<>(tiers == null ? List.of() : tiers);
        }
    }

    TierPolicyForm {
        productivity = new ArrayList<>(productivity == null ? List.of() : productivity);
        quality = new ArrayList<>(quality == null ? List.of() : quality);
        rows = new ArrayList<>(rows == null ? List.of() : rows);
    }

    static TierPolicyForm of(TierPolicy policy) {
        return new TierPolicyForm(
                policy.number(),
                policy.productivityBands().stream()
                        .map(band -> new BandForm(band.name(), band.atLeast()))
                        .toList(),
                policy.qualityBands().stream()
                        .map(band -> new BandForm(band.name(), band.atLeast()))
                        .toList(),
                policy.cells().stream().map(RowForm::new).toList(),
                BigDecimal.valueOf(policy.criticalLimit()),
                policy.criticalTier(),
                BigDecimal.valueOf(policy.minimumSamples()),
                BigDecimal.valueOf(policy.lapseMonths()),
                "");
    }

    public Tier tierAt(int row, int column) {
        return filled().rows().get(row).tiers().get(column);
    }

    /** With a cell for every pair of bands, whatever was sent. */
    TierPolicyForm filled() {
        List<RowForm> filled = new ArrayList<>();
        for (int row = 0; row < quality.size(); row++) {
            List<Tier> tiers = new ArrayList<>();
            for (int column = 0; column < productivity.size(); column++) {
                Tier sent = row < rows.size() && column < rows.get(row).tiers().size()
                        ? rows.get(row).tiers().get(column)
                        : null;
                tiers.add(sent == null ? Tier.NONE : sent);
            }
            filled.add(new RowForm(tiers));
        }
        return new TierPolicyForm(
                basedOn,
                productivity,
                quality,
                filled,
                criticalLimit,
                criticalTier,
                minimumSamples,
                lapseMonths,
                reason);
    }

    /** The same with a band more or less at the upper end. */
    TierPolicyForm changed(String change) {
        List<BandForm> columns = new ArrayList<>(productivity);
        List<BandForm> lines = new ArrayList<>(quality);
        switch (change) {
            case "productivity-more" -> more(columns);
            case "productivity-less" -> less(columns);
            case "quality-more" -> more(lines);
            case "quality-less" -> less(lines);
            default -> {}
        }
        return new TierPolicyForm(
                        basedOn, columns, lines, rows, criticalLimit, criticalTier, minimumSamples, lapseMonths, reason)
                .filled();
    }

    TierPolicies.Content content() {
        return new TierPolicies.Content(
                bands(productivity),
                bands(quality),
                filled().rows().stream().map(RowForm::tiers).toList(),
                criticalLimit.intValue(),
                criticalTier,
                minimumSamples.intValue(),
                lapseMonths.intValue());
    }

    private static List<TierPolicy.Band> bands(List<BandForm> bands) {
        return bands.stream()
                .map(band -> new TierPolicy.Band(band.name().strip(), band.atLeast()))
                .toList();
    }

    private static void more(List<BandForm> bands) {
        if (bands.size() < 6) {
            @Nullable
            BigDecimal last =
                    bands.isEmpty() ? null : bands.get(bands.size() - 1).atLeast();
            bands.add(new BandForm("", last == null ? BigDecimal.ZERO : last.add(BigDecimal.TEN)));
        }
    }

    private static void less(List<BandForm> bands) {
        if (bands.size() > 1) {
            bands.remove(bands.size() - 1);
        }
    }
}
