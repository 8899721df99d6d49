package id.binamutu.scorecard;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/** @param share of the whole form in percent, when every section counts */
public record SectionView(
        UUID id, int position, String title, BigDecimal weight, BigDecimal share, List<CriterionView> criteria) {
    public SectionView {
        criteria = List.copyOf(criteria);
    }

    /** A, B, C … */
    public String letter() {
        return position <= 26 ? String.valueOf((char) ('A' + position - 1)) : String.valueOf(position);
    }
}
