package id.binamutu.coachingform;

import id.binamutu.audit.Trail;
import id.binamutu.people.Directory;
import id.binamutu.people.PersonName;
import id.binamutu.people.Role;
import id.binamutu.people.TeamName;
import id.binamutu.people.Teams;
import id.binamutu.people.Viewer;
import id.binamutu.signature.SignatureView;
import id.binamutu.signature.Signatures;
import id.binamutu.signature.SigningRequest;
import id.binamutu.web.Formats;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.RuleViolation;
import id.binamutu.worklist.NewWorkItem;
import id.binamutu.worklist.Worklist;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.orm.ObjectOptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class FormService {
    static final String DOCUMENT = "coaching-form";
    private static final Duration TO_ANSWER = Duration.ofDays(3);
    private static final Duration TO_SIGN = Duration.ofDays(2);
    private static final Set<FormState> SEEN_BY_AGENT = EnumSet.of(
            FormState.ISSUED, FormState.REPLIED, FormState.AGENT_SIGNED, FormState.LEADER_SIGNED, FormState.SIGNED);

    private final FormRepository repository;
    private final TierPolicies policies;
    private final TierProposals proposals;
    private final Teams teams;
    private final Directory directory;
    private final Signatures signatures;
    private final Worklist worklist;
    private final Trail trail;
    private final MessageSource messages;
    private final Formats formats;
    private final Clock clock;

    FormService(
            FormRepository repository,
            TierPolicies policies,
            TierProposals proposals,
            Teams teams,
            Directory directory,
            Signatures signatures,
            Worklist worklist,
            Trail trail,
            MessageSource messages,
            Formats formats,
            Clock clock) {
        this.repository = repository;
        this.policies = policies;
        this.proposals = proposals;
        this.teams = teams;
        this.directory = directory;
        this.signatures = signatures;
        this.worklist = worklist;
        this.trail = trail;
        this.messages = messages;
        this.formats = formats;
        this.clock = clock;
    }

    /** An agent of the team's month: what the policy says, and the form when there is one. */
    record Line(
            PersonName agent,
            TierProposal proposal,
            @Nullable CoachingForm form) {
        public boolean hasFigures() {
            return proposal.values().productivity() != null || proposal.values().quality() != null;
        }

        /** Whether all that is missing is the record that no form is needed. */
        boolean isWaivable() {
            TierDecision decision = proposal.decision();
            return form == null && decision.tier() == Tier.NONE && !decision.isIncomplete();
        }
    }

    /** A form as its page shows it. The decision is made again from what is stored, by the policy of that day. */
    record Shown(
            CoachingForm form,
            PersonName agent,
            PersonName leader,
            TeamName team,
            TierPolicy policy,
            TierDecision decision,
            List<SignatureView> signatures,
            @Nullable Role signsAs,
            boolean leads,
            boolean mine) {
        public LocalDate lapsesOn() {
            return form.period().plusMonths(policy.lapseMonths()).atEndOfMonth();
        }
    }

    @Transactional(readOnly = true)
    List<Line> team(UUID teamId, YearMonth month) {
        List<PersonName> agents = teams.members(teamId, month.atDay(1), month.atEndOfMonth());
        List<UUID> ids = agents.stream().map(PersonName::id).toList();
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<UUID, TierProposal> proposed = proposals.of(teamId, ids, month);
        Map<UUID, CoachingForm> made = repository.findByAgentIdInAndPeriod(ids, month.atDay(1)).stream()
                .collect(Collectors.toMap(CoachingForm::agentId, Function.identity()));
        return agents.stream()
                .map(agent -> new Line(agent, Objects.requireNonNull(proposed.get(agent.id())), made.get(agent.id())))
                .toList();
    }

    /** The agent's month before a form is made; only for who led the team then or leads it now. */
    @Transactional(readOnly = true)
    Line propose(UUID teamId, UUID agentId, YearMonth month) {
        return team(teamId, month).stream()
                .filter(line -> line.agent().id().equals(agentId))
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }

    @Transactional(readOnly = true)
    Page<CoachingForm> own(UUID agentId, Pageable page) {
        return repository.findByAgentIdAndStateIn(agentId, SEEN_BY_AGENT, page);
    }

    /**
     * Makes the agent's form of the month.
     *
     * @param tier the proposed one, or another with a reason
     * @throws RuleViolation when there is one already
     */
    @Transactional
    CoachingForm make(
            UUID teamId, UUID agentId, YearMonth month, Tier tier, @Nullable String overrideReason, Viewer viewer) {
        if (!viewer.leads(teamId)) {
            throw new NotFoundException();
        }
        if (month.isAfter(YearMonth.now(clock))) {
            throw RuleViolation.of("coachingform.refused.future");
        }
        Line line = propose(teamId, agentId, month);
        if (line.form() != null) {
            throw RuleViolation.of("coachingform.refused.exists");
        }
        CoachingForm form =
                new CoachingForm(teamId, month, line.proposal(), tier, overrideReason, viewer.id(), clock.instant());
        try {
            form = repository.saveAndFlush(form);
        } catch (DataIntegrityViolationException e) {
            throw RuleViolation.of("coachingform.refused.exists");
        }
        recordMade(form);
        return form;
    }

    /** Puts on record for all agents of the team for whom the policy asks for no form that there is none to make. */
    @Transactional
    int recordNotNeeded(UUID teamId, YearMonth month, Viewer viewer) {
        if (!viewer.leads(teamId)) {
            throw new NotFoundException();
        }
        List<CoachingForm> made = new ArrayList<>();
        for (Line line : team(teamId, month)) {
            if (line.isWaivable()) {
                made.add(new CoachingForm(
                        teamId, month, line.proposal(), Tier.NONE, null, viewer.id(), clock.instant()));
            }
        }
        try {
            made = repository.saveAllAndFlush(made);
        } catch (DataIntegrityViolationException e) {
            throw RuleViolation.of("coachingform.refused.exists");
        }
        made.forEach(this::recordMade);
        return made.size();
    }

    private void recordMade(CoachingForm form) {
        trail.record(
                "coaching-form.made",
                DOCUMENT,
                form.id(),
                Map.of(
                        "agent", form.agentId().toString(),
                        "period", form.period().toString(),
                        "tier", form.tier().name(),
                        "proposed", form.proposedTier().name()));
    }

    @Transactional(readOnly = true)
    Shown show(UUID id, Viewer viewer) {
        CoachingForm form = readable(id, viewer);
        TierPolicy policy = policies.find(form.policyId()).policy();
        Map<UUID, PersonName> names = directory.names(List.of(form.agentId(), form.madeBy()));
        return new Shown(
                form,
                Objects.requireNonNull(names.get(form.agentId())),
                Objects.requireNonNull(names.get(form.madeBy())),
                Objects.requireNonNull(teams.named(List.of(form.teamId())).get(form.teamId())),
                policy,
                TierDecision.decide(policy, form.values()),
                signatures.of(DOCUMENT, form.id(), form.content()),
                signsAs(form, viewer),
                viewer.leads(form.teamId()),
                viewer.id().equals(form.agentId()));
    }

    /** @param version that the writer saw; another one meanwhile is not run over */
    @Transactional
    void write(UUID id, FormWords words, int version, boolean issue, Viewer viewer) {
        CoachingForm form = led(id, viewer);
        if (form.version() != version) {
            throw new ObjectOptimisticLockingFailureException(CoachingForm.class, id);
        }
        form.write(words);
        if (issue) {
            form.issue(clock.instant());
            trail.record("coaching-form.issued", DOCUMENT, id);
            worklist.open(item("answer-form", form, form.agentId(), TO_ANSWER));
        }
    }

    @Transactional
    void withdraw(UUID id, Viewer viewer) {
        led(id, viewer).withdraw();
        worklist.done("answer-form", id);
        trail.record("coaching-form.withdrawn", DOCUMENT, id);
    }

    @Transactional
    void discard(UUID id, Viewer viewer) {
        CoachingForm form = led(id, viewer);
        form.requireDiscardable();
        repository.delete(form);
        trail.record(
                "coaching-form.discarded",
                DOCUMENT,
                id,
                Map.of(
                        "agent",
                        form.agentId().toString(),
                        "period",
                        form.period().toString()));
    }

    @Transactional
    void reply(UUID id, String reply, Viewer viewer) {
        CoachingForm form = repository.findToSign(id).orElseThrow(NotFoundException::new);
        if (!viewer.id().equals(form.agentId()) || !form.state().isIssued()) {
            throw new NotFoundException();
        }
        form.reply(reply, clock.instant());
        trail.record("coaching-form.replied", DOCUMENT, id);
    }

    /** Signs in the role in which it is the viewer's turn; who signed already has nothing more to do. */
    @Transactional
    void sign(UUID id, String password, Viewer viewer) {
        CoachingForm form = repository.findToSign(id).orElseThrow(NotFoundException::new);
        requireReadable(form, viewer);
        List<SignatureView> earlier = signatures.of(DOCUMENT, id, form.content());
        if (earlier.stream().anyMatch(each -> each.signerId().equals(viewer.id()))) {
            return;
        }
        Role role = signsAs(form, viewer);
        if (role == null) {
            throw RuleViolation.of("coachingform.refused.turn");
        }
        signatures.sign(new SigningRequest(
                DOCUMENT,
                id,
                form.content(),
                viewer.id(),
                viewer.name(),
                role.name(),
                messages.getMessage("coachingform.sign." + role, null, LocaleContextHolder.getLocale()),
                password));
        switch (role) {
            case AGENT -> {
                form.agentSigned();
                worklist.done("answer-form", id);
                UUID leader =
                        teams.leaderOf(form.teamId(), LocalDate.now(clock)).orElse(form.madeBy());
                worklist.open(item("sign-form", form, leader, TO_SIGN));
            }
            case TEAM_LEADER -> {
                form.leaderSigned(clock.instant());
                worklist.done("sign-form", id);
                if (form.tier().isCosigned()) {
                    worklist.openAll(directory.holding(Role.MANAGER).stream()
                            .map(manager -> item("cosign-form", form, manager.id(), TO_SIGN))
                            .toList());
                }
            }
            default -> {
                form.cosigned(clock.instant());
                worklist.done("cosign-form", id);
            }
        }
    }

    private static @Nullable Role signsAs(CoachingForm form, Viewer viewer) {
        if (form.state().isWithAgent() && viewer.id().equals(form.agentId())) {
            return Role.AGENT;
        }
        if (form.state() == FormState.AGENT_SIGNED && viewer.leads(form.teamId())) {
            return Role.TEAM_LEADER;
        }
        if (form.state() == FormState.LEADER_SIGNED && viewer.is(Role.MANAGER)) {
            return Role.MANAGER;
        }
        return null;
    }

    private NewWorkItem item(String kind, CoachingForm form, UUID assigneeId, Duration time) {
        return new NewWorkItem(
                kind,
                form.id(),
                assigneeId,
                form.teamId(),
                7,
                List.of(
                        directory.name(form.agentId()).name(),
                        messages.getMessage("coachingform.tier." + form.tier(), null, LocaleContextHolder.getLocale()),
                        formats.month(form.period())),
                "/forms/" + form.id(),
                clock.instant().plus(time));
    }

    private CoachingForm led(UUID id, Viewer viewer) {
        CoachingForm form = repository.findById(id).orElseThrow(NotFoundException::new);
        if (!viewer.leads(form.teamId())) {
            throw new NotFoundException();
        }
        return form;
    }

    private CoachingForm readable(UUID id, Viewer viewer) {
        CoachingForm form = repository.findById(id).orElseThrow(NotFoundException::new);
        requireReadable(form, viewer);
        return form;
    }

    private static void requireReadable(CoachingForm form, Viewer viewer) {
        boolean own = viewer.id().equals(form.agentId()) && SEEN_BY_AGENT.contains(form.state());
        boolean read = viewer.leads(form.teamId())
                || (form.state() != FormState.DRAFT && (viewer.is(Role.MANAGER) || viewer.is(Role.COORDINATOR)));
        if (!own && !read) {
            throw new NotFoundException();
        }
    }
}
