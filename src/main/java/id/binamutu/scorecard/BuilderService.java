package id.binamutu.scorecard;

import id.binamutu.web.RuleViolation;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Work on the sections and criteria of a draft. */
@Service
@Transactional
class BuilderService {
    private final ScorecardService scorecards;
    private final ScorecardVersionRepository versions;
    private final Arrangement arrangement;
    private final Weights weights;

    BuilderService(
            ScorecardService scorecards,
            ScorecardVersionRepository versions,
            Arrangement arrangement,
            Weights weights) {
        this.scorecards = scorecards;
        this.versions = versions;
        this.arrangement = arrangement;
        this.weights = weights;
    }

    @Transactional(readOnly = true)
    SectionForm sectionForm(UUID versionId, UUID sectionId) {
        ScorecardSection section = scorecards.draftToRead(versionId).section(sectionId);
        ScorecardSection parent = section.parent();
        return new SectionForm(
                section.getTitle(), section.getWeight(), parent == null ? null : parent.getId(), section.getVersion());
    }

    UUID addSection(UUID versionId, SectionForm form) {
        return scorecards.addSection(versionId, form.parentId(), form.title(), form.weight());
    }

    void changeSection(UUID versionId, UUID sectionId, SectionForm form) {
        ScorecardSection section = present(scorecards.edited(versionId).findSection(sectionId));
        requireUnchanged(section.getVersion(), form.revision());
        section.describe(form.title(), form.weight());
        versions.flush();
        ScorecardSection parent = section.parent();
        if (!Objects.equals(parent == null ? null : parent.getId(), form.parentId())) {
            arrangement.putSectionInto(versionId, sectionId, form.parentId());
        }
    }

    void moveSection(UUID versionId, UUID sectionId, boolean up) {
        scorecards.edited(versionId).requireDraft();
        arrangement.stepSection(versionId, sectionId, up ? -1 : 1);
    }

    /** With all that is inside; what was only asked after an answer in it is always asked from now on. */
    void removeSection(UUID versionId, UUID sectionId) {
        ScorecardVersion version = scorecards.edited(versionId);
        ScorecardSection section = version.section(sectionId);
        version.releaseFrom(
                version.criteriaWithin(section).stream().map(Criterion::getId).collect(Collectors.toSet()));
        version.removeSection(sectionId);
    }

    @Transactional(readOnly = true)
    CriterionForm criterionForm(UUID versionId, UUID criterionId) {
        ScorecardSection section = scorecards.draftToRead(versionId).sectionOf(criterionId);
        Criterion criterion = section.criterion(criterionId);
        return CriterionForm.of(criterion.content(), section.getId(), criterion.getVersion());
    }

    @Transactional(readOnly = true)
    CriterionForm copyOf(UUID versionId, UUID criterionId) {
        ScorecardSection section = scorecards.draftToRead(versionId).sectionOf(criterionId);
        return CriterionForm.copy(section.criterion(criterionId).content(), section.getId(), criterionId);
    }

    UUID addCriterion(UUID versionId, UUID sectionId, CriterionForm form) {
        UUID criterionId = scorecards.addCriterion(versionId, sectionId, form.content());
        UUID after = form.afterId();
        if (after != null && scorecards.edited(versionId).findCriterion(after) != null) {
            arrangement.putAfter(versionId, criterionId, after);
        }
        return criterionId;
    }

    void changeCriterion(UUID versionId, UUID criterionId, CriterionForm form) {
        ScorecardVersion version = scorecards.edited(versionId);
        Criterion criterion = present(version.findCriterion(criterionId));
        requireUnchanged(criterion.getVersion(), form.revision());
        criterion.describe(form.content());
        versions.flush();
        UUID sectionId = form.sectionId();
        if (sectionId != null
                && !sectionId.equals(version.sectionOf(criterionId).getId())) {
            arrangement.putInto(versionId, criterionId, sectionId);
        }
    }

    void moveCriterion(UUID versionId, UUID criterionId, boolean up) {
        scorecards.edited(versionId).requireDraft();
        arrangement.stepCriterion(versionId, criterionId, up ? -1 : 1);
    }

    /** What was only asked after an answer to it is always asked from now on. */
    void removeCriterion(UUID versionId, UUID criterionId) {
        ScorecardVersion version = scorecards.edited(versionId);
        ScorecardSection section = version.sectionOf(criterionId);
        version.releaseFrom(Set.of(criterionId));
        section.removeCriterion(criterionId);
    }

    /** @return what is wrong, by the id of the section or criterion; when anything is, no weight is changed */
    Map<UUID, RuleViolation> weigh(UUID versionId, List<Weighing> weighings) {
        scorecards.edited(versionId).requireDraft();
        Map<UUID, BigDecimal> stored = weights.of(versionId);
        Map<UUID, RuleViolation> wrong = new HashMap<>();
        Map<UUID, BigDecimal> changed = new LinkedHashMap<>();
        for (Weighing weighing : weighings) {
            BigDecimal now = stored.get(weighing.id());
            try {
                BigDecimal weight = weighing.weight();
                if (weight.compareTo(weighing.seen()) == 0) {
                    continue;
                }
                if (now == null) {
                    throw RuleViolation.of("scorecard.error.goneMeanwhile");
                }
                if (now.compareTo(weighing.seen()) != 0 && now.compareTo(weight) != 0) {
                    throw RuleViolation.of("scorecard.error.weightMeanwhile", Weighing.plain(now));
                }
                changed.put(weighing.id(), weight);
            } catch (RuleViolation violation) {
                wrong.put(weighing.id(), violation);
            }
        }
        if (wrong.isEmpty()) {
            changed.forEach((id, weight) -> weights.change(versionId, id, weight));
        }
        return wrong;
    }

    /** Criteria that stay, and are asked only after an answer to one of those that go. */
    static List<CriterionView> hangingOn(ScorecardView scorecard, List<CriterionView> going) {
        Set<UUID> ids = going.stream().map(CriterionView::id).collect(Collectors.toSet());
        return scorecard
                .criteria()
                .filter(criterion -> !ids.contains(criterion.id()))
                .filter(criterion -> {
                    ConditionView condition = criterion.condition();
                    return condition != null && ids.contains(condition.criterionId());
                })
                .toList();
    }

    private static <T> T present(@Nullable T found) {
        if (found == null) {
            throw RuleViolation.of("scorecard.error.goneMeanwhile");
        }
        return found;
    }

    private static void requireUnchanged(@Nullable Integer stored, @Nullable Integer seen) {
        if (!Objects.equals(stored, seen)) {
            throw RuleViolation.of("scorecard.error.changedMeanwhile");
        }
    }
}
