package id.binamutu.scorecard;

import id.binamutu.web.NotFoundException;
import id.binamutu.web.RuleViolation;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A scorecard as it is at one time: worked on as a draft, unchangeable once published. */
@Entity
class ScorecardVersion {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "scorecard_id")
    private Scorecard scorecard;

    private int number;

    @Enumerated(EnumType.STRING)
    private VersionState state;

    private @Nullable String reason;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private String[] channels;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private String[] topics;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private UUID[] teamIds;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private UUID[] editors;

    private @Nullable LocalDate effectiveOn;
    private @Nullable UUID sentBy;
    private @Nullable Instant sentAt;
    private @Nullable UUID publishedBy;
    private @Nullable Instant publishedAt;
    private @Nullable UUID retiredBy;
    private @Nullable Instant retiredAt;
    private UUID createdBy;
    private Instant createdAt;

    @OneToMany(mappedBy = "scorecardVersion", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("position")
    private List<ScorecardSection> sections = new ArrayList<>();

    @Version
    private @Nullable Integer version;

    @SuppressWarnings("NullAway.Init")
    protected ScorecardVersion() {}

    /** The first version, empty. */
    @SuppressWarnings("NullAway.Init")
    ScorecardVersion(Scorecard scorecard, List<String> channels, UUID createdBy, Clock clock) {
        this.scorecard = scorecard;
        this.number = 1;
        this.state = VersionState.DRAFT;
        this.channels = channels.toArray(String[]::new);
        this.topics = new String[0];
        this.teamIds = new UUID[0];
        this.editors = new UUID[] {createdBy};
        this.createdBy = createdBy;
        this.createdAt = clock.instant();
    }

    /** The next version: a draft with all that this one holds. */
    ScorecardVersion next(UUID by, Clock clock) {
        ScorecardVersion next = nextEmpty(by, clock);
        next.takeFrom(this);
        return next;
    }

    /** The next version: a draft for the same conversations, without content. */
    ScorecardVersion nextEmpty(UUID by, Clock clock) {
        if (!state.fixed()) {
            throw RuleViolation.of("scorecard.error.draftExists");
        }
        ScorecardVersion next = new ScorecardVersion(scorecard, List.of(channels), by, clock);
        next.number = number + 1;
        next.topics = topics.clone();
        next.teamIds = teamIds.clone();
        return next;
    }

    /** The first version of another scorecard: a draft with all that this one holds. */
    ScorecardVersion copyFor(Scorecard other, UUID by, Clock clock) {
        ScorecardVersion copy = new ScorecardVersion(other, List.of(channels), by, clock);
        copy.takeFrom(this);
        return copy;
    }

    private void takeFrom(ScorecardVersion source) {
        topics = source.topics.clone();
        teamIds = source.teamIds.clone();
        for (ScorecardSection section : source.sectionsIn(null)) {
            ScorecardSection copy = section.copyFor(this, null);
            sections.add(copy);
            for (ScorecardSection inside : source.sectionsIn(section)) {
                sections.add(inside.copyFor(this, copy));
            }
        }
    }

    /** The second half of copying, once the copies have their ids: conditions point at the copies. */
    void takeConditions(ScorecardVersion original) {
        List<Criterion> originals = original.criteria();
        List<Criterion> mine = criteria();
        Map<String, String> copies = new HashMap<>();
        for (int i = 0; i < mine.size(); i++) {
            mine.get(i).addCopiesTo(copies, originals.get(i));
        }
        for (int i = 0; i < mine.size(); i++) {
            mine.get(i).takeCondition(originals.get(i), copies);
        }
    }

    void describe(List<String> channels, List<String> topics, List<UUID> teamIds, @Nullable String reason) {
        requireDraft();
        this.channels = channels.toArray(String[]::new);
        this.topics = topics.toArray(String[]::new);
        this.teamIds = teamIds.toArray(UUID[]::new);
        this.reason = reason == null || reason.isBlank() ? null : reason.strip();
    }

    /** @param parentId of the section that it goes into; null for the first level */
    ScorecardSection addSection(@Nullable UUID parentId, String title, BigDecimal weight) {
        requireDraft();
        ScorecardSection parent = parentId == null ? null : section(parentId);
        if (parent != null && parent.parent() != null) {
            throw RuleViolation.of("scorecard.error.thirdLevel");
        }
        if (parent != null && !parent.criteria().isEmpty()) {
            throw RuleViolation.of("scorecard.error.sectionsOrCriteria", parent.getTitle());
        }
        ScorecardSection section =
                new ScorecardSection(this, parent, sectionsIn(parent).size() + 1, title, weight);
        sections.add(section);
        return section;
    }

    /** With all that is inside. */
    void removeSection(UUID sectionId) {
        requireDraft();
        ScorecardSection section = section(sectionId);
        sections.removeAll(sectionsIn(section));
        sections.remove(section);
        checkConditions();
        List<ScorecardSection> left = sectionsIn(section.parent());
        for (int i = 0; i < left.size(); i++) {
            left.get(i).moveTo(i + 1);
        }
    }

    ScorecardSection section(UUID sectionId) {
        return sections.stream()
                .filter(section -> section.getId().equals(sectionId))
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }

    ScorecardSection sectionOf(UUID criterionId) {
        return sections.stream()
                .filter(section -> section.holds(criterionId))
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }

    /** Of any section; null when there is no such one. */
    @Nullable
    Criterion findCriterion(UUID criterionId) {
        return criteria().stream()
                .filter(criterion -> criterion.getId().equals(criterionId))
                .findFirst()
                .orElse(null);
    }

    /** Null when there is no such one. */
    @Nullable
    ScorecardSection findSection(UUID sectionId) {
        return sections.stream()
                .filter(section -> section.getId().equals(sectionId))
                .findFirst()
                .orElse(null);
    }

    /** Of the section itself and of those inside. */
    List<Criterion> criteriaWithin(ScorecardSection section) {
        return Stream.concat(Stream.of(section), sectionsIn(section).stream())
                .flatMap(part -> part.criteria().stream())
                .toList();
    }

    /** What was asked only after an answer to one of these is always asked from now on. */
    void releaseFrom(Set<UUID> criterionIds) {
        requireDraft();
        criteria().forEach(criterion -> criterion.releaseFrom(criterionIds));
    }

    /** Somebody worked on the draft: who alone did cannot review it. */
    void editedBy(UUID person) {
        requireDraft();
        if (!Arrays.asList(editors).contains(person)) {
            editors = Stream.concat(Arrays.stream(editors), Stream.of(person)).toArray(UUID[]::new);
        }
    }

    /**
     * Asks for the review. From here on nothing changes until it comes back.
     *
     * @param effectiveOn from when on it is to be scored with
     * @param previousEffectiveOn when the version before took effect; null for the first
     * @param today in Jakarta
     */
    void send(
            LocalDate effectiveOn,
            @Nullable String reason,
            @Nullable LocalDate previousEffectiveOn,
            LocalDate today,
            UUID by,
            Clock clock) {
        requireDraft();
        checkComplete();
        if (number > 1 && (reason == null || reason.isBlank())) {
            throw RuleViolation.at("reason", "scorecard.error.reasonMissing");
        }
        checkStart(effectiveOn, previousEffectiveOn, today);
        this.reason = reason == null || reason.isBlank() ? null : reason.strip();
        this.effectiveOn = effectiveOn;
        this.state = VersionState.IN_REVIEW;
        this.sentBy = by;
        this.sentAt = clock.instant();
    }

    private void checkStart(LocalDate effectiveOn, @Nullable LocalDate previousEffectiveOn, LocalDate today) {
        if (number > 1 && effectiveOn.isBefore(today)) {
            throw RuleViolation.at("effectiveOn", "scorecard.error.effectiveInPast");
        }
        if (previousEffectiveOn != null && effectiveOn.isBefore(previousEffectiveOn)) {
            throw RuleViolation.at("effectiveOn", "scorecard.error.effectiveBeforePrevious");
        }
    }

    /** Whoever wrote it takes it out of the review again. */
    void takeBack(UUID by) {
        requireInReview();
        if (!by.equals(sentBy) && !Arrays.asList(editors).contains(by)) {
            throw RuleViolation.of("scorecard.error.notYoursToTakeBack");
        }
        backToDraft();
    }

    void returned(UUID by) {
        requireReviewer(by);
        backToDraft();
    }

    private void backToDraft() {
        state = VersionState.DRAFT;
        sentBy = null;
        sentAt = null;
    }

    /** @param effectiveOn the day that was asked for, or another one */
    void publish(
            LocalDate effectiveOn, @Nullable LocalDate previousEffectiveOn, LocalDate today, UUID by, Clock clock) {
        requireReviewer(by);
        checkStart(effectiveOn, previousEffectiveOn, today);
        this.effectiveOn = effectiveOn;
        this.state = VersionState.PUBLISHED;
        this.publishedBy = by;
        this.publishedAt = clock.instant();
    }

    private void requireReviewer(UUID person) {
        requireInReview();
        if (person.equals(sentBy)) {
            throw RuleViolation.of("scorecard.error.reviewOwn");
        }
        if (Arrays.equals(editors, new UUID[] {person})) {
            throw RuleViolation.of("scorecard.error.reviewOnlyEditor");
        }
    }

    /** Whether the person may decide about it, were it in review. */
    boolean mayBeReviewedBy(UUID person) {
        return !person.equals(sentBy) && !Arrays.equals(editors, new UUID[] {person});
    }

    /** The first thing that keeps it from being published; null when nothing does. */
    @Nullable
    RuleViolation firstGap() {
        try {
            checkComplete();
            return null;
        } catch (RuleViolation gap) {
            return gap;
        }
    }

    /** Every condition names another criterion of this version, answers that it can have, and never leads back to itself. */
    void checkConditions() {
        Map<UUID, Criterion> byId = new HashMap<>();
        for (Criterion criterion : criteria()) {
            // One that was only just added has no id; nothing can hang on it yet.
            if (criterion.getId() != null) {
                byId.put(criterion.getId(), criterion);
            }
        }
        for (Criterion criterion : criteria()) {
            ConditionView condition = criterion.condition();
            if (condition == null) {
                continue;
            }
            Criterion other = byId.get(condition.criterionId());
            if (other == null) {
                throw RuleViolation.at("condition", "scorecard.error.conditionElsewhere", criterion.text());
            }
            if (!other.codes().containsAll(condition.codes())) {
                throw RuleViolation.at("condition", "scorecard.error.conditionAnswer", criterion.text(), other.text());
            }
            checkNoCircle(criterion, byId);
        }
    }

    private static void checkNoCircle(Criterion start, Map<UUID, Criterion> byId) {
        Set<Criterion> met = new HashSet<>();
        for (Criterion at = start; at != null; ) {
            if (!met.add(at)) {
                throw RuleViolation.at("condition", "scorecard.error.conditionCircle", start.text());
            }
            ConditionView condition = at.condition();
            at = condition == null ? null : byId.get(condition.criterionId());
        }
    }

    private void checkComplete() {
        if (sections.isEmpty()) {
            throw RuleViolation.of("scorecard.error.noSection");
        }
        for (ScorecardSection section : sections) {
            section.checkComplete();
        }
        checkConditions();
        if (sectionsIn(null).stream().allMatch(section -> section.getWeight().signum() == 0)) {
            throw RuleViolation.of("scorecard.error.noWeight");
        }
    }

    void retire(UUID by, Clock clock) {
        if (state != VersionState.PUBLISHED) {
            throw RuleViolation.of("scorecard.error.notPublished");
        }
        state = VersionState.RETIRED;
        retiredBy = by;
        retiredAt = clock.instant();
    }

    void requireDraft() {
        if (state == VersionState.IN_REVIEW) {
            throw RuleViolation.of("scorecard.error.inReview");
        }
        if (state != VersionState.DRAFT) {
            throw RuleViolation.of("scorecard.error.notDraft");
        }
    }

    private void requireInReview() {
        if (state != VersionState.IN_REVIEW) {
            throw RuleViolation.of("scorecard.error.notInReview");
        }
    }

    /** @param parent null for the first level */
    List<ScorecardSection> sectionsIn(@Nullable ScorecardSection parent) {
        return sections.stream()
                .filter(section -> section.isIn(parent))
                .sorted(Comparator.comparingInt(ScorecardSection::getPosition))
                .toList();
    }

    /** In the order of the form. */
    private List<Criterion> criteria() {
        List<Criterion> criteria = new ArrayList<>();
        for (ScorecardSection section : sectionsIn(null)) {
            criteria.addAll(section.criteria());
            sectionsIn(section).forEach(inside -> criteria.addAll(inside.criteria()));
        }
        return criteria;
    }

    UUID getId() {
        return id;
    }

    Scorecard getScorecard() {
        return scorecard;
    }

    int getNumber() {
        return number;
    }

    VersionState getState() {
        return state;
    }

    List<String> getChannels() {
        return List.of(channels);
    }

    List<String> getTopics() {
        return List.of(topics);
    }

    List<UUID> getTeamIds() {
        return List.of(teamIds);
    }

    @Nullable
    UUID getSentBy() {
        return sentBy;
    }

    @Nullable
    String getReason() {
        return reason;
    }

    @Nullable
    LocalDate getEffectiveOn() {
        return effectiveOn;
    }
}
