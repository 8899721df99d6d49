package id.binamutu.scorecard;

import id.binamutu.audit.Trail;
import id.binamutu.people.Viewer;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.RuleViolation;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What Quality Control does with scoring parameters. */
@Service
@Transactional
class ScorecardService {
    private final ScorecardRepository scorecards;
    private final ScorecardVersionRepository versions;
    private final ApplicationEventPublisher events;
    private final Trail trail;
    private final Clock clock;

    ScorecardService(
            ScorecardRepository scorecards,
            ScorecardVersionRepository versions,
            ApplicationEventPublisher events,
            Trail trail,
            Clock clock) {
        this.scorecards = scorecards;
        this.versions = versions;
        this.events = events;
        this.trail = trail;
        this.clock = clock;
    }

    UUID create(ScorecardForm form, Viewer viewer) {
        if (scorecards.existsByNameIgnoreCase(form.name().strip())) {
            throw RuleViolation.at("name", "scorecard.error.nameTaken");
        }
        Scorecard scorecard = scorecards.save(new Scorecard(form.name(), viewer.id(), clock));
        ScorecardVersion version =
                versions.save(new ScorecardVersion(scorecard, channels(form.channels()), viewer.id(), clock));
        trail.record("scorecard.created", "scorecard", scorecard.getId(), Map.of("name", scorecard.getName()));
        return version.getId();
    }

    /** The draft that is there already, or a new one with all that the last version holds. */
    UUID draft(UUID scorecardId, Viewer viewer) {
        ScorecardVersion last = versions.findFirstByScorecardIdOrderByNumberDesc(scorecardId)
                .flatMap(found -> versions.findLockedById(found.getId()))
                .orElseThrow(NotFoundException::new);
        if (last.getState() == VersionState.DRAFT) {
            return last.getId();
        }
        ScorecardVersion draft = versions.save(last.next(viewer.id(), clock));
        trail.record("scorecard.drafted", "scorecard_version", draft.getId(), Map.of("number", draft.getNumber()));
        return draft.getId();
    }

    void describe(UUID versionId, DescriptionForm form) {
        locked(versionId).describe(channels(form.channels()), form.reason());
    }

    void addSection(UUID versionId, SectionForm form) {
        locked(versionId).addSection(form.title(), form.weight());
    }

    void changeSection(UUID versionId, UUID sectionId, SectionForm form) {
        ScorecardSection section = locked(versionId).section(sectionId);
        requireUnchanged(section.getVersion(), form.revision());
        section.describe(form.title(), form.weight());
    }

    void removeSection(UUID versionId, UUID sectionId) {
        locked(versionId).removeSection(sectionId);
    }

    void moveSection(UUID versionId, UUID sectionId, boolean up) {
        locked(versionId).moveSection(sectionId, up ? -1 : 1);
    }

    void addCriterion(UUID versionId, UUID sectionId, CriterionForm form) {
        locked(versionId).section(sectionId).addCriterion(form.content());
    }

    void changeCriterion(UUID versionId, UUID criterionId, CriterionForm form) {
        Criterion criterion = locked(versionId).sectionOf(criterionId).criterion(criterionId);
        requireUnchanged(criterion.getVersion(), form.revision());
        criterion.describe(form.content());
    }

    void removeCriterion(UUID versionId, UUID criterionId) {
        locked(versionId).sectionOf(criterionId).removeCriterion(criterionId);
    }

    void moveCriterion(UUID versionId, UUID criterionId, boolean up) {
        locked(versionId).sectionOf(criterionId).moveCriterion(criterionId, up ? -1 : 1);
    }

    void publish(UUID versionId, PublicationForm form, Viewer viewer) {
        ScorecardVersion version = locked(versionId);
        LocalDate previous = versions.findFirstByScorecardIdAndNumberLessThanOrderByNumberDesc(
                        version.getScorecard().getId(), version.getNumber())
                .map(ScorecardVersion::getEffectiveOn)
                .orElse(null);
        version.publish(form.effectiveOn(), form.reason(), previous, LocalDate.now(clock), viewer.id(), clock);
        Scorecard scorecard = version.getScorecard();
        trail.record(
                "scorecard.published",
                "scorecard_version",
                versionId,
                Map.of(
                        "number",
                        version.getNumber(),
                        "effectiveOn",
                        form.effectiveOn().toString()));
        events.publishEvent(new ScorecardPublished(
                scorecard.getId(), versionId, scorecard.getName(), version.getNumber(), form.effectiveOn()));
    }

    void retire(UUID versionId, Viewer viewer) {
        ScorecardVersion version = locked(versionId);
        version.retire(viewer.id(), clock);
        trail.record("scorecard.retired", "scorecard_version", versionId, Map.of("number", version.getNumber()));
    }

    /** @return the scorecard's id; empty when the scorecard went with its only draft */
    Optional<UUID> discard(UUID versionId) {
        ScorecardVersion version = locked(versionId);
        version.requireDraft();
        Scorecard scorecard = version.getScorecard();
        trail.record("scorecard.discarded", "scorecard_version", versionId, Map.of("number", version.getNumber()));
        versions.delete(version);
        if (version.getNumber() > 1) {
            return Optional.of(scorecard.getId());
        }
        versions.flush();
        scorecards.delete(scorecard);
        return Optional.empty();
    }

    @Transactional(readOnly = true)
    SectionForm sectionForm(UUID versionId, UUID sectionId) {
        ScorecardSection section = draftToRead(versionId).section(sectionId);
        return new SectionForm(section.getTitle(), section.getWeight(), section.getVersion());
    }

    @Transactional(readOnly = true)
    CriterionForm criterionForm(UUID versionId, UUID criterionId) {
        Criterion criterion = draftToRead(versionId).sectionOf(criterionId).criterion(criterionId);
        return CriterionForm.of(criterion.content(), criterion.getVersion());
    }

    @Transactional(readOnly = true)
    DescriptionForm descriptionForm(UUID versionId) {
        ScorecardVersion version = draftToRead(versionId);
        return new DescriptionForm(String.join(", ", version.getChannels()), version.getReason());
    }

    @Transactional(readOnly = true)
    PublicationForm publicationForm(UUID versionId) {
        return new PublicationForm(LocalDate.now(clock), draftToRead(versionId).getReason());
    }

    /** The first thing that keeps the draft from being published; null when nothing does. */
    @Transactional(readOnly = true)
    @Nullable
    RuleViolation missing(UUID versionId) {
        return draftToRead(versionId).firstGap();
    }

    private ScorecardVersion locked(UUID versionId) {
        return versions.findLockedById(versionId).orElseThrow(NotFoundException::new);
    }

    private ScorecardVersion draftToRead(UUID versionId) {
        return versions.findById(versionId)
                .filter(version -> version.getState() == VersionState.DRAFT)
                .orElseThrow(NotFoundException::new);
    }

    private static void requireUnchanged(@Nullable Integer stored, @Nullable Integer seen) {
        if (!Objects.equals(stored, seen)) {
            throw RuleViolation.of("scorecard.error.changedMeanwhile");
        }
    }

    private static List<String> channels(@Nullable String typed) {
        return typed == null
                ? List.of()
                : Arrays.stream(typed.split("[,;]"))
                        .map(channel -> channel.strip().toLowerCase(Locale.ROOT))
                        .filter(channel -> !channel.isEmpty())
                        .distinct()
                        .toList();
    }
}
