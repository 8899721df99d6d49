package id.binamutu.scorecard;

import id.binamutu.audit.Trail;
import id.binamutu.people.Teams;
import id.binamutu.people.Viewer;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.RuleViolation;
import id.binamutu.worklist.Worklist;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What Quality Control does with scoring parameters. */
@Service
@Transactional
class ScorecardService {
    private final ScorecardRepository scorecards;
    private final ScorecardVersionRepository versions;
    private final ScorecardHistory history;
    private final Teams teams;
    private final Worklist worklist;
    private final Trail trail;
    private final Clock clock;

    ScorecardService(
            ScorecardRepository scorecards,
            ScorecardVersionRepository versions,
            ScorecardHistory history,
            Teams teams,
            Worklist worklist,
            Trail trail,
            Clock clock) {
        this.scorecards = scorecards;
        this.versions = versions;
        this.history = history;
        this.teams = teams;
        this.worklist = worklist;
        this.trail = trail;
        this.clock = clock;
    }

    UUID create(ScorecardForm form, Viewer viewer) {
        Scorecard scorecard = named(form.name(), viewer);
        ScorecardVersion version =
                versions.save(new ScorecardVersion(scorecard, listed(form.channels()), viewer.id(), clock));
        trail.record("scorecard.created", "scorecard", scorecard.getId(), Map.of("name", scorecard.getName()));
        return version.getId();
    }

    /** The draft that is there already, or a new one with all that the last version holds. */
    UUID draft(UUID scorecardId, Viewer viewer) {
        ScorecardVersion last = versions.findFirstByScorecardIdOrderByNumberDesc(scorecardId)
                .flatMap(found -> versions.findLockedById(found.getId()))
                .orElseThrow(NotFoundException::new);
        if (!last.getState().fixed()) {
            return last.getId();
        }
        ScorecardVersion draft = versions.saveAndFlush(last.next(viewer.id(), clock));
        draft.takeConditions(last);
        trail.record("scorecard.drafted", "scorecard_version", draft.getId(), Map.of("number", draft.getNumber()));
        return draft.getId();
    }

    /** Another scorecard, a draft with all that the version holds. */
    UUID copy(UUID versionId, CopyForm form, Viewer viewer) {
        ScorecardVersion source = versions.findById(versionId).orElseThrow(NotFoundException::new);
        Scorecard scorecard = named(form.name(), viewer);
        ScorecardVersion copy = versions.saveAndFlush(source.copyFor(scorecard, viewer.id(), clock));
        copy.takeConditions(source);
        trail.record(
                "scorecard.copied",
                "scorecard",
                scorecard.getId(),
                Map.of("name", scorecard.getName(), "from", versionId.toString()));
        return copy.getId();
    }

    private Scorecard named(String name, Viewer viewer) {
        if (scorecards.existsByNameIgnoreCase(name.strip())) {
            throw RuleViolation.at("name", "scorecard.error.nameTaken");
        }
        return scorecards.save(new Scorecard(name, viewer.id(), clock));
    }

    void describe(UUID versionId, DescriptionForm form) {
        List<UUID> teamIds = form.teams() == null
                ? List.of()
                : form.teams().stream().filter(Objects::nonNull).distinct().toList();
        if (teams.named(teamIds).size() < teamIds.size()) {
            throw RuleViolation.at("teams", "scorecard.error.teamUnknown");
        }
        edited(versionId).describe(listed(form.channels()), listed(form.topics()), teamIds, form.reason());
    }

    /** @return the id of the new section, for those who fill it */
    UUID addSection(UUID versionId, @Nullable UUID parentId, String title, BigDecimal weight) {
        ScorecardSection section = edited(versionId).addSection(parentId, title, weight);
        versions.flush();
        return section.getId();
    }

    /** @return the id of the new criterion, for those who hang others on it */
    UUID addCriterion(UUID versionId, UUID sectionId, CriterionContent content) {
        Criterion criterion = edited(versionId).section(sectionId).addCriterion(content);
        versions.flush();
        return criterion.getId();
    }

    void retire(UUID versionId, Viewer viewer) {
        ScorecardVersion version = locked(versionId);
        version.retire(viewer.id(), clock);
        history.record(versionId, ScorecardHistory.Action.RETIRED, viewer.id(), null);
        trail.record("scorecard.retired", "scorecard_version", versionId, Map.of("number", version.getNumber()));
    }

    /** @return the scorecard's id; empty when the scorecard went with its only draft */
    Optional<UUID> discard(UUID versionId) {
        ScorecardVersion version = locked(versionId);
        version.requireDraft();
        Scorecard scorecard = version.getScorecard();
        worklist.done(ReviewService.REVISE, versionId);
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
    DescriptionForm descriptionForm(UUID versionId) {
        ScorecardVersion version = draftToRead(versionId);
        return new DescriptionForm(
                String.join(", ", version.getChannels()),
                String.join(", ", version.getTopics()),
                version.getTeamIds(),
                version.getReason());
    }

    /** The first thing that keeps the draft from being published; null when nothing does. */
    @Transactional(readOnly = true)
    @Nullable
    RuleViolation missing(UUID versionId) {
        return draftToRead(versionId).firstGap();
    }

    /** Whoever is signed in works on the draft; content that nobody typed has no editor of its own. */
    ScorecardVersion edited(UUID versionId) {
        ScorecardVersion version = locked(versionId);
        Authentication person = SecurityContextHolder.getContext().getAuthentication();
        if (person != null && !person.getName().isEmpty()) {
            version.editedBy(UUID.fromString(person.getName()));
        }
        return version;
    }

    private ScorecardVersion locked(UUID versionId) {
        return versions.findLockedById(versionId).orElseThrow(NotFoundException::new);
    }

    ScorecardVersion draftToRead(UUID versionId) {
        return versions.findById(versionId)
                .filter(version -> version.getState() == VersionState.DRAFT)
                .orElseThrow(NotFoundException::new);
    }

    private static List<String> listed(@Nullable String typed) {
        return typed == null
                ? List.of()
                : Arrays.stream(typed.split("[,;]"))
                        .map(name -> name.strip().toLowerCase(Locale.ROOT))
                        .filter(name -> !name.isEmpty())
                        .distinct()
                        .toList();
    }
}
