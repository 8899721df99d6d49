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

    private int position;
    private String title;
    private BigDecimal weight;

    @OneToMany(mappedBy = "section", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("position")
    private List<Criterion> criteria = new ArrayList<>();

    @Version
    private @Nullable Integer version;

    @SuppressWarnings("NullAway.Init")
    protected ScorecardSection() {}

    @SuppressWarnings("NullAway.Init")
    ScorecardSection(ScorecardVersion scorecardVersion, int position, String title, BigDecimal weight) {
        this.scorecardVersion = scorecardVersion;
        this.position = position;
        this.title = title.strip();
        this.weight = weight;
    }

    ScorecardSection copyFor(ScorecardVersion target) {
        ScorecardSection copy = new ScorecardSection(target, position, title, weight);
        for (Criterion criterion : criteria) {
            copy.criteria.add(criterion.copyFor(copy));
        }
        return copy;
    }

    void describe(String title, BigDecimal weight) {
        scorecardVersion.requireDraft();
        this.title = title.strip();
        this.weight = weight;
    }

    Criterion addCriterion(CriterionContent content) {
        scorecardVersion.requireDraft();
        Criterion criterion = new Criterion(this, criteria.size() + 1, content);
        criteria.add(criterion);
        return criterion;
    }

    void removeCriterion(UUID criterionId) {
        scorecardVersion.requireDraft();
        criteria.remove(criterion(criterionId));
        for (int i = 0; i < criteria.size(); i++) {
            criteria.get(i).moveTo(i + 1);
        }
    }

    /** @param by −1 up, +1 down; beyond the ends nothing happens */
    void moveCriterion(UUID criterionId, int by) {
        scorecardVersion.requireDraft();
        Criterion criterion = criterion(criterionId);
        int to = criteria.indexOf(criterion) + by;
        if (to >= 0 && to < criteria.size()) {
            Criterion other = criteria.get(to);
            int position = criterion.getPosition();
            criterion.moveTo(other.getPosition());
            other.moveTo(position);
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
        if (criteria.isEmpty()) {
            throw RuleViolation.of("scorecard.error.sectionEmpty", title);
        }
        if (weight.signum() > 0
                && criteria.stream().allMatch(criterion -> criterion.weight().signum() == 0)) {
            throw RuleViolation.of("scorecard.error.sectionWithoutWeight", title);
        }
    }

    void moveTo(int position) {
        this.position = position;
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
