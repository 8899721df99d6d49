package id.binamutu.scorecard;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A section holds criteria, or sections of a second level; never both.
 *
 * @param level 1, or 2 inside another one
 * @param letter A, B, C …; inside another one A1, A2 …
 * @param weight among its neighbours on the same level
 * @param share of the whole form in percent, when every section counts
 */
public record SectionView(
        UUID id,
        int position,
        int level,
        String letter,
        String title,
        BigDecimal weight,
        BigDecimal share,
        List<CriterionView> criteria,
        List<SectionView> sections) {
    public SectionView {
        criteria = List.copyOf(criteria);
        sections = List.copyOf(sections);
    }

    /** Itself, and then what is inside. */
    public Stream<SectionView> walk() {
        return Stream.concat(Stream.of(this), sections.stream());
    }
}
