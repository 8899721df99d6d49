package id.binamutu.coachingform;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/**
 * A version of the decision table. Published, it never changes.
 *
 * @param productivityBands lowest first, the first from 0
 * @param qualityBands lowest first, the first from 0
 * @param cells a row per quality band, in it a tier per productivity band
 * @param criticalLimit from how many critical errors on the tier is at least {@code criticalTier}; 0 switches the rule off
 * @param minimumSamples random samples that a guidance tier needs at least
 * @param lapseMonths how long a guidance tier counts as earlier
 */
record TierPolicy(
        UUID id,
        int number,
        List<Band> productivityBands,
        List<Band> qualityBands,
        List<List<Tier>> cells,
        int criticalLimit,
        Tier criticalTier,
        int minimumSamples,
        int lapseMonths) {
    record Band(String name, BigDecimal atLeast) {}

    TierPolicy {
        productivityBands = List.copyOf(productivityBands);
        qualityBands = List.copyOf(qualityBands);
        cells = cells.stream().map(List::copyOf).toList();
        int columns = productivityBands.size();
        if (cells.size() != qualityBands.size() || cells.stream().anyMatch(row -> row.size() != columns)) {
            throw new IllegalArgumentException("the table needs a cell for every pair of bands");
        }
        requireAscendingFromZero(productivityBands);
        requireAscendingFromZero(qualityBands);
    }

    private static void requireAscendingFromZero(List<Band> bands) {
        if (bands.isEmpty() || bands.get(0).atLeast().signum() != 0) {
            throw new IllegalArgumentException("the lowest band starts at 0");
        }
        for (int i = 1; i < bands.size(); i++) {
            if (bands.get(i).atLeast().compareTo(bands.get(i - 1).atLeast()) <= 0) {
                throw new IllegalArgumentException("each band starts above the one before");
            }
        }
    }

    int productivityBand(BigDecimal percent) {
        return band(productivityBands, percent);
    }

    int qualityBand(BigDecimal score) {
        return band(qualityBands, score);
    }

    Tier cell(int qualityBand, int productivityBand) {
        return cells.get(qualityBand).get(productivityBand);
    }

    private static int band(List<Band> bands, BigDecimal value) {
        int found = 0;
        for (int i = 1; i < bands.size(); i++) {
            if (value.compareTo(bands.get(i).atLeast()) >= 0) {
                found = i;
            }
        }
        return found;
    }
}
