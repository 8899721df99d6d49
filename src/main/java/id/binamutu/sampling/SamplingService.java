package id.binamutu.sampling;

import id.binamutu.audit.Trail;
import id.binamutu.interaction.Channels;
import id.binamutu.interaction.InteractionSummary;
import id.binamutu.interaction.Interactions;
import id.binamutu.people.Role;
import id.binamutu.people.TeamName;
import id.binamutu.people.Teams;
import id.binamutu.people.Viewer;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.RuleViolation;
import id.binamutu.worklist.Worklist;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The decisions of step 1: plan, draw, replace, add by hand. */
@Service
class SamplingService {

    static final String WORK = "evaluate-sample";

    private static final SecureRandom CHANCE = new SecureRandom();

    private final SamplingPlanRepository plans;
    private final SampleRepository samples;
    private final SampleQueries queries;
    private final Drawing drawing;
    private final QuotaGrounds grounds;
    private final SamplingSettings settings;
    private final Channels channels;
    private final Interactions interactions;
    private final Teams teams;
    private final WaitingSamples waiting;
    private final Worklist worklist;
    private final Trail trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SamplingService(
            SamplingPlanRepository plans,
            SampleRepository samples,
            SampleQueries queries,
            Drawing drawing,
            QuotaGrounds grounds,
            SamplingSettings settings,
            Channels channels,
            Interactions interactions,
            Teams teams,
            WaitingSamples waiting,
            Worklist worklist,
            Trail trail,
            ApplicationEventPublisher events,
            Clock clock) {
        this.plans = plans;
        this.samples = samples;
        this.queries = queries;
        this.drawing = drawing;
        this.grounds = grounds;
        this.settings = settings;
        this.channels = channels;
        this.interactions = interactions;
        this.teams = teams;
        this.waiting = waiting;
        this.worklist = worklist;
        this.trail = trail;
        this.events = events;
        this.clock = clock;
    }

    /** Who may plan and draw for a team: its leader, and the coordinator who sets the quotas. */
    static boolean mayPlan(Viewer viewer, UUID teamId) {
        return viewer.leads(teamId) || viewer.is(Role.COORDINATOR);
    }

    @Transactional(readOnly = true)
    SamplingPlan find(UUID id, Viewer viewer) {
        SamplingPlan plan = plans.findById(id).orElseThrow(NotFoundException::new);
        if (!viewer.mayReadTeam(plan.teamId())) {
            throw new NotFoundException();
        }
        return plan;
    }

    /** @return one plan for each team */
    @Transactional
    List<UUID> create(SamplingForm form, Viewer viewer) {
        Terms terms = form.terms(shifts(), channels);
        List<UUID> made = new ArrayList<>();
        for (UUID team : chosen(Boolean.TRUE.equals(form.everyTeam()), form.teamIds(), viewer)) {
            made.add(store(
                    new SamplingPlan(
                            team,
                            form.name(),
                            form.periodFrom(),
                            form.periodTo(),
                            terms,
                            form.dueOn(),
                            null,
                            viewer.id(),
                            clock),
                    form.quota()));
        }
        return made;
    }

    /** Teams that somebody chose to plan for; all of them only by who plans for all. */
    List<UUID> chosen(boolean every, @Nullable List<UUID> ticked, Viewer viewer) {
        if (every && !viewer.is(Role.COORDINATOR)) {
            throw new NotFoundException();
        }
        List<UUID> chosen = every
                ? teams.all().stream().map(TeamName::id).toList()
                : ticked == null ? List.of() : ticked.stream().distinct().toList();
        if (chosen.isEmpty()) {
            throw RuleViolation.at("teamIds", "sampling.team-missing");
        }
        if (!chosen.stream().allMatch(team -> mayPlan(viewer, team))
                || teams.named(chosen).size() < chosen.size()) {
            throw new NotFoundException();
        }
        return chosen;
    }

    private UUID store(SamplingPlan plan, int quota) {
        UUID id = plans.saveAndFlush(plan).id();
        trail.record("sampling.planned", "sampling-plan", id, Map.of("quota", quota));
        return id;
    }

    private List<Shift> shifts() {
        return settings.shifts().stream().map(Shift::parse).toList();
    }

    @Transactional
    void change(UUID id, SamplingForm form, Viewer viewer) {
        SamplingPlan plan = mine(id, viewer);
        plan.change(form.name(), form.periodFrom(), form.periodTo(), form.terms(shifts(), channels), form.dueOn());
        trail.record("sampling.changed", "sampling-plan", id, Map.of("quota", form.quota()));
    }

    /** @param givenSeed null to let chance choose it */
    @Transactional
    void draw(UUID id, @Nullable String givenSeed, Viewer viewer) {
        drawing.alone();
        draw(mine(id, viewer), givenSeed, viewer.id());
    }

    /** A plan whose period is over, on behalf of who set up its schedule. Nothing happens when somebody drew it meanwhile. */
    @Transactional
    void drawByItself(UUID id) {
        drawing.alone();
        SamplingPlan plan = plans.findById(id).orElseThrow(NotFoundException::new);
        if (plan.drawnAt() == null) {
            draw(plan, null, plan.createdBy());
        }
    }

    private void draw(SamplingPlan plan, @Nullable String givenSeed, UUID by) {
        String seed = givenSeed == null || givenSeed.isBlank() ? seed() : givenSeed.strip();
        UUID assignee = assignee(plan.teamId());
        plan.drawn(clock);
        drawing.aloneWithConversations();
        plans.saveAndFlush(plan);
        int drawn =
                drawing.draw(plan, grounds.agents(plan), grounds.leftOpen(plan), seed, assignee, by, clock.instant());
        trail.record("sampling.drawn", "sampling-plan", plan.id(), Map.of("seed", seed, "samples", drawn));
        announce(
                plan.id(),
                queries.ofPlan(plan.id()).stream().filter(SampleView::random).toList());
    }

    /** @return the sample that takes the place */
    @Transactional
    UUID replace(UUID sampleId, ReplacementCause cause, String reason, Viewer viewer) {
        drawing.alone();
        Sample sample = samples.findById(sampleId).orElseThrow(NotFoundException::new);
        if (!viewer.leads(sample.teamId())) {
            throw new NotFoundException();
        }
        sample.replaced();
        SamplingPlan plan =
                Optional.ofNullable(sample.planId()).flatMap(plans::findById).orElseThrow(NotFoundException::new);
        samples.saveAndFlush(sample);
        Draw draw = drawing.find(plan.id()).orElseThrow(NotFoundException::new);
        Drawing.Ranked next =
                drawing.next(plan, draw, sampleId).orElseThrow(() -> RuleViolation.at("reason", "sampling.no-more"));
        UUID replacement = queries.addInPlace(sampleId, next, assignee(plan.teamId()), viewer.id(), clock.instant());
        queries.replaced(sampleId, replacement, cause, reason, viewer.id(), clock.instant());
        worklist.done(WORK, sampleId);
        trail.record(
                "sampling.replaced", "sample", sampleId, Map.of("replacement", replacement, "cause", cause.name()));
        announce(plan.id(), List.of(queries.find(replacement)));
        events.publishEvent(new SampleReplaced(sampleId, replacement));
        return replacement;
    }

    /** @param conversation as the Omni Channel names it */
    @Transactional
    UUID target(UUID planId, String conversation, String reason, Viewer viewer) {
        drawing.alone();
        SamplingPlan plan = find(planId, viewer);
        if (!viewer.leads(plan.teamId())) {
            throw new NotFoundException();
        }
        // A conversation of another team does not exist for this one.
        InteractionSummary chosen = queries.interaction(conversation.strip())
                .flatMap(id ->
                        interactions.summaries(List.of(id)).values().stream().findFirst())
                .filter(found -> plan.teamId().equals(found.teamId()))
                .orElseThrow(() -> RuleViolation.at("conversation", "sampling.conversation-unknown"));
        if (queries.isSampled(chosen.id())) {
            throw RuleViolation.at("conversation", "sampling.conversation-sampled");
        }
        UUID sample = queries.add(
                plan,
                chosen.id(),
                chosen.agentId(),
                null,
                reason,
                assignee(plan.teamId()),
                viewer.id(),
                clock.instant());
        trail.record("sampling.targeted", "sample", sample);
        announce(planId, List.of(queries.find(sample)));
        return sample;
    }

    private SamplingPlan mine(UUID id, Viewer viewer) {
        SamplingPlan plan = find(id, viewer);
        if (!mayPlan(viewer, plan.teamId())) {
            throw new NotFoundException();
        }
        return plan;
    }

    private UUID assignee(UUID teamId) {
        return teams.leaderOf(teamId, LocalDate.now(clock)).orElseThrow(() -> RuleViolation.of("sampling.no-leader"));
    }

    private void announce(UUID planId, List<SampleView> chosen) {
        if (chosen.isEmpty()) {
            return;
        }
        waiting.open(chosen);
        events.publishEvent(
                new SamplesDrawn(planId, chosen.stream().map(SampleView::id).toList()));
    }

    private static String seed() {
        byte[] bytes = new byte[16];
        CHANCE.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
