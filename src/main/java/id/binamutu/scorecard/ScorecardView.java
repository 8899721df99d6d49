package id.binamutu.scorecard;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A version of a scorecard as a form shows it and the arithmetic reads it.
 *
 * @param channels it applies to; empty for all
 * @param effectiveOn null while it is a draft
 * @param sections of the first level
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

    /** Sections of both levels, each before what is inside it. */
    public List<SectionView> walk() {
        return sections.stream().flatMap(SectionView::walk).toList();
    }

    public Stream<CriterionView> criteria() {
        return sections.stream().flatMap(SectionView::walk).flatMap(section -> section.criteria().stream());
    }

    public Optional<CriterionView> criterion(UUID id) {
        return criteria().filter(criterion -> criterion.id().equals(id)).findFirst();
    }

    public long criterionCount() {
        return criteria().count();
    }

    /** Criteria that are asked, given these answers: what hangs on an answer that was not given, or not asked for, is not. */
    public Set<UUID> asked(Map<UUID, GivenAnswer> answers) {
        Map<UUID, CriterionView> byId = criteria().collect(Collectors.toMap(CriterionView::id, Function.identity()));
        Map<UUID, Boolean> known = new HashMap<>();
        Set<UUID> asked = new HashSet<>();
        for (UUID id : byId.keySet()) {
            if (asked(id, byId, answers, known)) {
                asked.add(id);
            }
        }
        return asked;
    }

    private static boolean asked(
            UUID id, Map<UUID, CriterionView> byId, Map<UUID, GivenAnswer> answers, Map<UUID, Boolean> known) {
        Boolean before = known.get(id);
        if (before != null) {
            return before;
        }
        // Until it is known otherwise: nothing that hangs on itself is asked.
        known.put(id, false);
        CriterionView criterion = byId.get(id);
        ConditionView condition = criterion == null ? null : criterion.condition();
        boolean asked = criterion != null;
        if (condition != null) {
            GivenAnswer answer = answers.get(condition.criterionId());
            asked = answer != null
                    && asked(condition.criterionId(), byId, answers, known)
                    && answer.codes().stream().anyMatch(condition.codes()::contains);
        }
        known.put(id, asked);
        return asked;
    }
}
