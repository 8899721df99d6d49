package id.binamutu.scorecard;

import id.binamutu.web.NotFoundException;
import id.binamutu.web.RuleViolation;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** A part of a scorecard with its weight in the whole. */
@Entity
class ScorecardSection {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "version_id")
    private ScorecardVersion scorecardVersion;

    /** The section that this one is inside of; null on the first level. */
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "parent_id")
    private @Nullable ScorecardSection parent;

    private int position;
    private String title;
    private BigDecimal weight;

    @OneToMany(mappedBy = "section", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("position")
    @BatchSize(size = 100)
    private List<Criterion> criteria = new ArrayList<>();

    @Version
    private @Nullable Integer version;

    @SuppressWarnings("NullAway.Init")
    protected ScorecardSection() {}

    @SuppressWarnings("NullAway.Init")
    ScorecardSection(
            ScorecardVersion scorecardVersion,
            @Nullable ScorecardSection parent,
            int position,
            String title,
            BigDecimal weight) {
        this.scorecardVersion = scorecardVersion;
        this.parent = parent;
        this.position = position;
        write(title, weight);
    }

    /** @param targetParent the copy of this one's parent */
    ScorecardSection copyFor(ScorecardVersion target, @Nullable ScorecardSection targetParent) {
        ScorecardSection copy = new ScorecardSection(target, targetParent, position, title, weight);
        for (Criterion criterion : criteria) {
            copy.criteria.add(criterion.copyFor(copy));
        }
        return copy;
    }

    void describe(String title, BigDecimal weight) {
        scorecardVersion.requireDraft();
        write(title, weight);
    }

    private void write(String title, BigDecimal weight) {
        if (weight.signum() < 0) {
            throw RuleViolation.at("weight", "scorecard.error.weightNegative");
        }
        this.title = title.strip();
        this.weight = weight;
    }

    Criterion addCriterion(CriterionContent content) {
        scorecardVersion.requireDraft();
        if (!scorecardVersion.sectionsIn(this).isEmpty()) {
            throw RuleViolation.of("scorecard.error.sectionsOrCriteria", title);
        }
        Criterion criterion = new Criterion(this, criteria.size() + 1, content);
        criteria.add(criterion);
        scorecardVersion.checkConditions();
        return criterion;
    }

    void removeCriterion(UUID criterionId) {
        scorecardVersion.requireDraft();
        criteria.remove(criterion(criterionId));
        scorecardVersion.checkConditions();
        for (int i = 0; i < criteria.size(); i++) {
            criteria.get(i).moveTo(i + 1);
        }
    }

    boolean holds(UUID criterionId) {
        return criteria.stream().anyMatch(criterion -> criterion.getId().equals(criterionId));
    }

    Criterion criterion(UUID criterionId) {
        return criteria.stream()
                .filter(criterion -> criterion.getId().equals(criterionId))
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }

    void checkComplete() {
        List<ScorecardSection> inside = scorecardVersion.sectionsIn(this);
        if (criteria.isEmpty() && inside.isEmpty()) {
            throw RuleViolation.of("scorecard.error.sectionEmpty", title);
        }
        boolean weighed = inside.stream().anyMatch(section -> section.weight.signum() > 0)
                || criteria.stream().anyMatch(criterion -> criterion.weight().signum() > 0);
        boolean onlyBonus = inside.isEmpty() && criteria.stream().allMatch(Criterion::bonusPoints);
        if (weight.signum() > 0 && !weighed && !onlyBonus) {
            throw RuleViolation.of("scorecard.error.sectionWithoutWeight", title);
        }
    }

    void moveTo(int position) {
        this.position = position;
    }

    List<Criterion> criteria() {
        return List.copyOf(criteria);
    }

    /** By id, as the parent may be known by its id only; two new ones have none yet. */
    boolean isIn(@Nullable ScorecardSection other) {
        return parent == other
                || (parent != null
                        && other != null
                        && parent.getId() != null
                        && parent.getId().equals(other.getId()));
    }

    @Nullable
    ScorecardSection parent() {
        return parent;
    }

    ScorecardVersion scorecardVersion() {
        return scorecardVersion;
    }

    UUID getId() {
        return id;
    }

    int getPosition() {
        return position;
    }

    String getTitle() {
        return title;
    }

    BigDecimal getWeight() {
        return weight;
    }

    @Nullable
    Integer getVersion() {
        return version;
    }
}
