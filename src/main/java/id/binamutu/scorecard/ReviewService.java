package id.binamutu.scorecard;

import id.binamutu.audit.Trail;
import id.binamutu.people.Directory;
import id.binamutu.people.Role;
import id.binamutu.people.Viewer;
import id.binamutu.scorecard.ScorecardHistory.Action;
import id.binamutu.web.Formats;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.RuleViolation;
import id.binamutu.worklist.NewWorkItem;
import id.binamutu.worklist.Worklist;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The way of a draft to publication: sent by one, returned or published by another. */
@Service
@Transactional
class ReviewService {
    static final String REVIEW = "review-scorecard";
    static final String REVISE = "revise-scorecard";
    private static final int SCORING_STEP = 2;

    private final ScorecardVersionRepository versions;
    private final ScorecardHistory history;
    private final Directory directory;
    private final Worklist worklist;
    private final ApplicationEventPublisher events;
    private final Trail trail;
    private final Formats formats;
    private final Clock clock;

    ReviewService(
            ScorecardVersionRepository versions,
            ScorecardHistory history,
            Directory directory,
            Worklist worklist,
            ApplicationEventPublisher events,
            Trail trail,
            Formats formats,
            Clock clock) {
        this.versions = versions;
        this.history = history;
        this.directory = directory;
        this.worklist = worklist;
        this.events = events;
        this.trail = trail;
        this.formats = formats;
        this.clock = clock;
    }

    /** What the form to send a draft begins with: the day and the reason that were given before, if any. */
    @Transactional(readOnly = true)
    SubmissionForm submissionForm(UUID versionId) {
        ScorecardVersion version = inState(versionId, VersionState.DRAFT);
        return new SubmissionForm(notBeforeToday(version.getEffectiveOn()), version.getReason());
    }

    @Transactional(readOnly = true)
    PublicationForm publicationForm(UUID versionId) {
        ScorecardVersion version = inState(versionId, VersionState.IN_REVIEW);
        LocalDate asked = Objects.requireNonNull(version.getEffectiveOn());
        return new PublicationForm(version.getNumber() == 1 ? asked : notBeforeToday(asked));
    }

    /** Whether the person is one who may return or publish it. */
    @Transactional(readOnly = true)
    boolean mayReview(UUID versionId, Viewer viewer) {
        return inState(versionId, VersionState.IN_REVIEW).mayBeReviewedBy(viewer.id());
    }

    void send(UUID versionId, SubmissionForm form, Viewer viewer) {
        ScorecardVersion version = locked(versionId);
        version.send(form.effectiveOn(), form.reason(), previousStart(version), today(), viewer.id(), clock);
        List<NewWorkItem> items = directory.holding(Role.QUALITY_CONTROL).stream()
                .filter(person -> version.mayBeReviewedBy(person.id()))
                .map(person -> item(REVIEW, version, person.id(), "/review", List.of(viewer.name())))
                .toList();
        if (items.isEmpty()) {
            throw RuleViolation.of("scorecard.error.noReviewer");
        }
        worklist.done(REVISE, versionId);
        worklist.openAll(items);
        told(Action.SENT, "scorecard.sent", version, viewer, null);
    }

    void takeBack(UUID versionId, Viewer viewer) {
        ScorecardVersion version = locked(versionId);
        version.takeBack(viewer.id());
        worklist.done(REVIEW, versionId);
        told(Action.TAKEN_BACK, "scorecard.taken-back", version, viewer, null);
    }

    void giveBack(UUID versionId, ReturnForm form, Viewer viewer) {
        ScorecardVersion version = locked(versionId);
        UUID sender = version.getSentBy();
        version.returned(viewer.id());
        worklist.done(REVIEW, versionId);
        if (sender != null) {
            worklist.openAll(List.of(item(
                    REVISE,
                    version,
                    sender,
                    "/edit",
                    List.of(viewer.name(), form.note().strip()))));
        }
        told(Action.RETURNED, "scorecard.returned", version, viewer, form.note().strip());
    }

    void publish(UUID versionId, PublicationForm form, Viewer viewer) {
        ScorecardVersion version = locked(versionId);
        version.publish(form.effectiveOn(), previousStart(version), today(), viewer.id(), clock);
        worklist.done(REVIEW, versionId);
        told(Action.PUBLISHED, "scorecard.published", version, viewer, null);
        Scorecard scorecard = version.getScorecard();
        events.publishEvent(new ScorecardPublished(
                scorecard.getId(), versionId, scorecard.getName(), version.getNumber(), form.effectiveOn()));
    }

    private void told(Action action, String trailed, ScorecardVersion version, Viewer viewer, @Nullable String note) {
        history.record(version.getId(), action, viewer.id(), note);
        trail.record(
                trailed,
                "scorecard_version",
                version.getId(),
                Map.of("number", version.getNumber(), "effectiveOn", String.valueOf(version.getEffectiveOn())));
    }

    private NewWorkItem item(String kind, ScorecardVersion version, UUID assignee, String page, List<String> words) {
        String name = version.getScorecard().getName() + " v" + version.getNumber();
        String detail = String.join(": ", words);
        return new NewWorkItem(
                kind,
                version.getId(),
                assignee,
                null,
                SCORING_STEP,
                List.of(name, detail, formats.date(version.getEffectiveOn())),
                "/scorecards/versions/" + version.getId() + page,
                null);
    }

    private LocalDate notBeforeToday(@Nullable LocalDate day) {
        LocalDate today = today();
        return day == null || day.isBefore(today) ? today : day;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private @Nullable LocalDate previousStart(ScorecardVersion version) {
        return versions.findFirstByScorecardIdAndNumberLessThanOrderByNumberDesc(
                        version.getScorecard().getId(), version.getNumber())
                .map(ScorecardVersion::getEffectiveOn)
                .orElse(null);
    }

    private ScorecardVersion locked(UUID versionId) {
        return versions.findLockedById(versionId).orElseThrow(NotFoundException::new);
    }

    private ScorecardVersion inState(UUID versionId, VersionState state) {
        return versions.findById(versionId)
                .filter(version -> version.getState() == state)
                .orElseThrow(NotFoundException::new);
    }
}
