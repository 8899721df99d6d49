package id.binamutu.scorecard;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A version of a scorecard as a form shows it and the arithmetic reads it.
 *
 * @param channels it applies to; empty for all
 * @param effectiveOn null while it is a draft
 */
public record ScorecardView(
        UUID versionId,
        UUID scorecardId,
        String name,
        int number,
        List<String> channels,
        @Nullable LocalDate effectiveOn,
        List<SectionView> sections) {
    public ScorecardView {
        channels = List.copyOf(channels);
        sections = List.copyOf(sections);
    }

    public Stream<CriterionView> criteria() {
        return sections.stream().flatMap(section -> section.criteria().stream());
    }

    public Optional<CriterionView> criterion(UUID id) {
        return criteria().filter(criterion -> criterion.id().equals(id)).findFirst();
    }

    public long criterionCount() {
        return criteria().count();
    }
}
