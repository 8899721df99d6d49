package id.binamutu.coaching;

import id.binamutu.audit.Trail;
import id.binamutu.evaluation.Findings;
import id.binamutu.knowledge.Articles;
import id.binamutu.people.Directory;
import id.binamutu.people.PersonName;
import id.binamutu.people.Viewer;
import id.binamutu.signature.CanonicalJson;
import id.binamutu.signature.SignatureView;
import id.binamutu.signature.Signatures;
import id.binamutu.signature.SigningRequest;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.RuleViolation;
import id.binamutu.worklist.NewWorkItem;
import id.binamutu.worklist.Worklist;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Service
@Transactional
class CommitmentService {
    static final String DOCUMENT = "commitment";

    private final CommitmentRepository commitments;
    private final CoachingRepository coachings;
    private final RefusalRepository refusals;
    private final Findings findings;
    private final Articles articles;
    private final Directory directory;
    private final Signatures signatures;
    private final CanonicalJson canonicalJson;
    private final JsonMapper json;
    private final Worklist worklist;
    private final Trail trail;
    private final ApplicationEventPublisher events;
    private final Deadlines deadlines;
    private final Clock clock;

    CommitmentService(
            CommitmentRepository commitments,
            CoachingRepository coachings,
            RefusalRepository refusals,
            Findings findings,
            Articles articles,
            Directory directory,
            Signatures signatures,
            CanonicalJson canonicalJson,
            JsonMapper json,
            Worklist worklist,
            Trail trail,
            ApplicationEventPublisher events,
            Deadlines deadlines,
            Clock clock) {
        this.commitments = commitments;
        this.coachings = coachings;
        this.refusals = refusals;
        this.findings = findings;
        this.articles = articles;
        this.directory = directory;
        this.signatures = signatures;
        this.canonicalJson = canonicalJson;
        this.json = json;
        this.worklist = worklist;
        this.trail = trail;
        this.events = events;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** Puts the commitment on the agent's list of work. */
    void ask(Commitment commitment, String coachName) {
        worklist.open(new NewWorkItem(
                "write-commitment",
                commitment.id(),
                commitment.agentId(),
                commitment.teamId(),
                4,
                List.of(coachName),
                "/commitments/" + commitment.id(),
                commitment.writeBy()));
    }

    void draft(UUID id, String words, @Nullable LocalDate dueOn, Viewer viewer) {
        own(id, viewer).draft(words, dueOn, clock);
    }

    /** Before signing is tried: what was typed survives a wrong password, and a second click finds nothing to keep. */
    void keep(UUID id, String words, @Nullable LocalDate dueOn, Viewer viewer) {
        Commitment commitment = own(id, viewer);
        if (commitment.state() == Commitment.State.OPEN) {
            commitment.draft(words, dueOn, clock);
        }
    }

    /** @param seen digest of what was on the page: nobody signs what was not shown */
    void sign(
            UUID id,
            String words,
            LocalDate dueOn,
            @Nullable String seen,
            String password,
            String meaning,
            Viewer viewer) {
        Commitment commitment = own(id, viewer);
        if (commitment.state() == Commitment.State.SIGNED
                && commitment.words().equals(Commitment.plain(words))
                && dueOn.equals(commitment.dueOn())) {
            return;
        }
        Coaching coaching = coachings.findById(commitment.coachingId()).orElseThrow(NotFoundException::new);
        String shown = canonicalJson.of(toBeShown(coaching));
        if (!CanonicalJson.sha256(shown).equals(seen)) {
            throw RuleViolation.of("coaching.sign.changedMeanwhile");
        }
        commitment.sign(words, dueOn, shown, clock);
        SignatureView signature = signatures.sign(new SigningRequest(
                DOCUMENT, id, content(commitment), viewer.id(), viewer.name(), "AGENT", meaning, password));
        Instant signedAt = Objects.requireNonNull(commitment.signedAt());
        coaching.commit(signedAt);
        commitments.flush();
        trail.record(
                "commitment.signed", DOCUMENT, id, Map.of("dueOn", dueOn.toString(), "digest", signature.digest()));
        worklist.done("write-commitment", id);
        worklist.open(new NewWorkItem(
                "close-coaching",
                coaching.id(),
                coaching.coachId(),
                coaching.teamId(),
                4,
                List.of(viewer.name()),
                "/coaching/" + coaching.id(),
                deadlines.endOf(dueOn)));
        events.publishEvent(
                new CommitmentSigned(id, coaching.id(), commitment.agentId(), commitment.teamId(), dueOn, signedAt));
    }

    void refuse(UUID id, String reason, Viewer viewer) {
        Commitment commitment = own(id, viewer);
        Coaching coaching = coachings.findById(commitment.coachingId()).orElseThrow(NotFoundException::new);
        refusals.save(commitment.refuse(reason, clock));
        commitments.flush();
        trail.record("commitment.refused", DOCUMENT, id);
        worklist.done("write-commitment", id);
        worklist.open(new NewWorkItem(
                "answer-refusal",
                id,
                coaching.coachId(),
                coaching.teamId(),
                4,
                List.of(viewer.name()),
                "/commitments/" + id,
                deadlines.toAnswer(clock.instant())));
    }

    /** The team leader replies and asks for the commitment once more. */
    void answer(UUID id, String words, Viewer viewer) {
        Commitment commitment = commitments
                .lock(id)
                .filter(found -> viewer.leads(found.teamId()))
                .orElseThrow(NotFoundException::new);
        Coaching coaching = coachings.findById(commitment.coachingId()).orElseThrow(NotFoundException::new);
        if (coaching.state() != CoachingState.HELD) {
            throw RuleViolation.of("coaching.state." + coaching.state() + ".refused");
        }
        commitment.askAgain(deadlines, clock);
        refusals.findByCommitmentIdAndAnsweredAtIsNull(id)
                .orElseThrow(NotFoundException::new)
                .answer(words, viewer.id(), clock);
        commitments.flush();
        trail.record("commitment.refusal-answered", DOCUMENT, id);
        worklist.done("answer-refusal", id);
        ask(commitment, viewer.name());
    }

    @Transactional(readOnly = true)
    CommitmentView view(UUID id, Viewer viewer) {
        Commitment commitment = commitments
                .findById(id)
                .filter(found -> viewer.mayRead(found.teamId(), found.agentId()))
                .orElseThrow(NotFoundException::new);
        return view(
                commitment, coachings.findById(commitment.coachingId()).orElseThrow(NotFoundException::new), viewer);
    }

    CommitmentView view(Commitment commitment, Coaching coaching, Viewer viewer) {
        boolean mine = viewer.id().equals(commitment.agentId());
        boolean signed = commitment.state() == Commitment.State.SIGNED;
        ShownCommitment shown = signed ? asSigned(commitment) : toBeShown(coaching);
        return new CommitmentView(
                commitment.id(),
                commitment.coachingId(),
                commitment.state(),
                signed || mine ? commitment.words() : "",
                signed || mine ? commitment.dueOn() : null,
                commitment.openedAt(),
                commitment.writeBy(),
                commitment.state() == Commitment.State.OPEN
                        && commitment.writeBy().isBefore(clock.instant()),
                mine ? commitment.savedAt() : null,
                commitment.signedAt(),
                shown,
                signed || shown == null ? "" : CanonicalJson.sha256(canonicalJson.of(shown)),
                refusals.findByCommitmentIdOrderByRefusedAt(commitment.id()).stream()
                        .map(CommitmentRefusal::view)
                        .toList(),
                signed ? signatures.of(DOCUMENT, commitment.id(), content(commitment)) : List.of(),
                mine,
                viewer.leads(commitment.teamId()));
    }

    private CommitmentContent content(Commitment commitment) {
        return new CommitmentContent(
                commitment.id(),
                commitment.coachingId(),
                commitment.agentId(),
                commitment.teamId(),
                tree(commitment.shown()),
                commitment.words(),
                commitment.dueOn(),
                commitment.writeBy(),
                commitment.signedAt());
    }

    private @Nullable JsonNode tree(@Nullable String shown) {
        return shown == null ? null : json.readTree(shown);
    }

    private @Nullable ShownCommitment asSigned(Commitment commitment) {
        try {
            return json.readValue(Objects.requireNonNull(commitment.shown()), ShownCommitment.class);
        } catch (JacksonException e) {
            // Somebody changed it past recognition; the signature below says that it does not hold.
            return null;
        }
    }

    private ShownCommitment toBeShown(Coaching coaching) {
        var found = findings.find(coaching.findingIds());
        Set<UUID> articleIds = new HashSet<>(coaching.articleIds());
        found.stream()
                .map(finding -> finding.articleId())
                .filter(Objects::nonNull)
                .forEach(articleIds::add);
        Map<UUID, PersonName> names = directory.names(List.of(coaching.agentId(), coaching.coachId()));
        PersonName agent = Objects.requireNonNull(names.get(coaching.agentId()));
        PersonName coach = Objects.requireNonNull(names.get(coaching.coachId()));
        return new ShownCommitment(
                agent.employeeId(),
                agent.name(),
                coach.name(),
                Objects.requireNonNull(coaching.heldAt()),
                coaching.evaluationId(),
                coaching.reason(),
                found.stream()
                        .map(one -> new ShownCommitment.Finding(
                                one.criterionName(), one.severity(), one.said(), one.correct()))
                        .toList(),
                articleIds.isEmpty()
                        ? List.of()
                        : articles.named(articleIds).stream()
                                .map(one -> new ShownCommitment.Reference(
                                        one.id(), one.title(), one.url(), one.validFrom()))
                                .toList(),
                Objects.requireNonNull(coaching.reminder()));
    }

    private Commitment own(UUID id, Viewer viewer) {
        return commitments
                .lock(id)
                .filter(commitment -> commitment.agentId().equals(viewer.id()))
                .orElseThrow(NotFoundException::new);
    }
}
