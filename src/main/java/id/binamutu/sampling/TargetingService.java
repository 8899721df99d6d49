package id.binamutu.sampling;

import id.binamutu.audit.Trail;
import id.binamutu.calendar.WorkingDays;
import id.binamutu.people.Role;
import id.binamutu.people.TeamName;
import id.binamutu.people.Teams;
import id.binamutu.people.Viewer;
import id.binamutu.web.Formats;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.RuleViolation;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.orm.ObjectOptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Rules for targeted samples: kept by a team leader for the own teams, by the coordinator for all. */
@Service
class TargetingService {
    static final int LONGEST_PERIOD = 93;
    private static final Locale INDONESIAN = Locale.forLanguageTag("id");

    private final TargetingRuleRepository rules;
    private final TargetingQueries queries;
    private final TargetingSearch search;
    private final SampleQueries samples;
    private final WaitingSamples waiting;
    private final Drawing drawing;
    private final Teams teams;
    private final Trail trail;
    private final TargetingSettings settings;
    private final WorkingDays workingDays;
    private final MessageSource messages;
    private final Formats formats;
    private final Clock clock;

    TargetingService(
            TargetingRuleRepository rules,
            TargetingQueries queries,
            TargetingSearch search,
            SampleQueries samples,
            WaitingSamples waiting,
            Drawing drawing,
            Teams teams,
            Trail trail,
            TargetingSettings settings,
            WorkingDays workingDays,
            MessageSource messages,
            Formats formats,
            Clock clock) {
        this.rules = rules;
        this.queries = queries;
        this.search = search;
        this.samples = samples;
        this.waiting = waiting;
        this.drawing = drawing;
        this.teams = teams;
        this.trail = trail;
        this.settings = settings;
        this.workingDays = workingDays;
        this.messages = messages;
        this.formats = formats;
        this.clock = clock;
    }

    /** What a run did. */
    record Outcome(long found, int chosen) {}

    static boolean mayKeep(Viewer viewer, TargetingRule rule) {
        return viewer.is(Role.COORDINATOR)
                || (!rule.teamIds().isEmpty() && rule.teamIds().stream().allMatch(viewer::leads));
    }

    /** Every rule that touches a team which the viewer may read. */
    @Transactional(readOnly = true)
    TargetingRule find(UUID id, Viewer viewer) {
        TargetingRule rule = rules.findById(id).orElseThrow(NotFoundException::new);
        boolean touched = rule.teamIds().isEmpty()
                ? viewer.readsEveryTeam() || !viewer.ledTeamIds().isEmpty()
                : rule.teamIds().stream().anyMatch(viewer::mayReadTeam);
        if (!touched) {
            throw new NotFoundException();
        }
        return rule;
    }

    @Transactional(readOnly = true)
    TargetingRule kept(UUID id, Viewer viewer) {
        TargetingRule rule = find(id, viewer);
        if (!mayKeep(viewer, rule)) {
            throw new NotFoundException();
        }
        return rule;
    }

    @Transactional
    UUID create(TargetingForm form, Viewer viewer) {
        check(form, viewer);
        TargetingRule rule = rules.saveAndFlush(new TargetingRule(form, viewer.id(), clock));
        trail.record("targeting-rule.made", "targeting-rule", rule.id(), details(form));
        return rule.id();
    }

    /** @throws ObjectOptimisticLockingFailureException when it was changed since the form was opened */
    @Transactional
    void change(UUID id, TargetingForm form, Viewer viewer) {
        TargetingRule rule = kept(id, viewer);
        if (!Objects.equals(form.version(), rule.version())) {
            throw new ObjectOptimisticLockingFailureException(TargetingRule.class, id);
        }
        check(form, viewer);
        rule.change(form);
        rules.saveAndFlush(rule);
        trail.record("targeting-rule.changed", "targeting-rule", id, details(form));
    }

    /** What the rule of this form would find, whether or not it is saved. */
    @Transactional(readOnly = true)
    List<TargetingSearch.AgentCount> preview(TargetingForm form, LocalDate from, LocalDate to, Viewer viewer) {
        check(form, viewer);
        TargetingConditions conditions = form.conditions();
        if (conditions.none()) {
            throw RuleViolation.of("sampling.rule.no-condition");
        }
        Map<UUID, UUID> leaders = leaders(form.teams());
        return leaders.isEmpty()
                ? List.of()
                : search.count(new TargetingSearch.Search(
                        conditions,
                        leaders.keySet(),
                        from,
                        to,
                        form.perAgent(),
                        form.perRun(),
                        Boolean.TRUE.equals(form.severestFirst())));
    }

    /** What the rule would choose of a period now; of the viewer's teams only. */
    @Transactional(readOnly = true)
    List<TargetingSearch.AgentCount> preview(TargetingRule rule, LocalDate from, LocalDate to) {
        checkPeriod(from, to);
        Map<UUID, UUID> leaders = leaders(rule.teamIds());
        return leaders.isEmpty() ? List.of() : search.count(search(rule, leaders, from, to));
    }

    /**
     * Takes what the rule finds as targeted samples. The same run again has no further effect.
     *
     * @param runId chosen with the form that asks for it
     */
    @Transactional
    Outcome run(UUID id, UUID runId, LocalDate from, LocalDate to, Viewer viewer) {
        drawing.alone();
        TargetingRule rule = kept(id, viewer);
        if (queries.hasRun(runId)) {
            return new Outcome(0, 0);
        }
        if (!rule.enabled()) {
            throw RuleViolation.of("sampling.rule.is-off");
        }
        checkPeriod(from, to);
        return take(rule, runId, from, to, viewer.id());
    }

    /** The daily run of a rule, once a day however often it is asked for. */
    @Transactional
    void runToday(UUID id) {
        drawing.alone();
        LocalDate today = LocalDate.now(clock);
        TargetingRule rule = rules.findById(id).orElseThrow(NotFoundException::new);
        if (!rule.enabled() || queries.hasRunByItself(id, today)) {
            return;
        }
        take(
                rule,
                UuidVersion7Strategy.INSTANCE.generateUuid(null),
                today.minusDays(settings.lookBackDays()),
                today,
                null);
    }

    private Outcome take(TargetingRule rule, UUID runId, LocalDate from, LocalDate to, @Nullable UUID by) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.now(clock);
        Map<UUID, UUID> leaders = leaders(rule.teamIds());
        List<TargetingSearch.Found> chosen = List.of();
        long found = 0;
        if (!leaders.isEmpty()) {
            TargetingSearch.Search asked = search(rule, leaders, from, to);
            found = search.count(asked).stream()
                    .mapToLong(TargetingSearch.AgentCount::found)
                    .sum();
            chosen = found == 0 ? List.of() : search.chosen(asked);
        }
        queries.addRun(runId, rule.id(), from, to, by, today, now, found, chosen.size());
        if (!chosen.isEmpty()) {
            List<UUID> added = queries.addSamples(
                    runId,
                    chosen,
                    chosen.stream()
                            .map(one -> Objects.requireNonNull(leaders.get(one.teamId())))
                            .toList(),
                    chosen.stream().map(one -> reason(rule, one, from)).toList(),
                    workingDays.after(today, rule.dueWorkingDays()),
                    by == null ? rule.createdBy() : by,
                    now);
            waiting.open(samples.find(added));
        }
        trail.record(
                "targeting-rule.run",
                "targeting-rule",
                rule.id(),
                Map.of(
                        "run",
                        runId,
                        "from",
                        from.toString(),
                        "to",
                        to.toString(),
                        "found",
                        found,
                        "chosen",
                        chosen.size(),
                        "byJob",
                        by == null));
        return new Outcome(found, chosen.size());
    }

    /** Why this one: the rule's name and what was found; kept with the sample for ever, in Indonesian. */
    private String reason(TargetingRule rule, TargetingSearch.Found found, LocalDate from) {
        TargetingConditions conditions = rule.conditions();
        List<String> matched = new ArrayList<>();
        if (conditions.maxCsat() != null) {
            matched.add(text("csat", String.valueOf(found.csat())));
        }
        if (!found.words().isEmpty()) {
            matched.add(text("words." + conditions.saidBy(), "“" + String.join("”, “", found.words()) + "”"));
        }
        if (!conditions.topics().isEmpty()) {
            matched.add(text("topic", String.valueOf(found.topic())));
        }
        if (found.limitSeconds() != null && found.handlingSeconds() != null) {
            matched.add(text(
                    "handling",
                    formats.duration(found.handlingSeconds()),
                    String.valueOf(conditions.handlingPercentile()),
                    formats.duration(found.limitSeconds())));
        }
        if (found.daysSince() != null) {
            matched.add(text(found.daysSince() == 0 ? "repeat.same-day" : "repeat", String.valueOf(found.daysSince())));
        }
        if (conditions.criticalLastMonth()) {
            matched.add(text("critical"));
        }
        return rule.name() + ": " + String.join("; ", matched);
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage("sampling.rule.reason." + key, arguments, INDONESIAN);
    }

    private static TargetingSearch.Search search(
            TargetingRule rule, Map<UUID, UUID> leaders, LocalDate from, LocalDate to) {
        return new TargetingSearch.Search(
                rule.conditions(), leaders.keySet(), from, to, rule.perAgent(), rule.perRun(), rule.severestFirst());
    }

    /** The teams and who scores their samples; a team without a leader has nobody to do so. */
    private Map<UUID, UUID> leaders(List<UUID> teamIds) {
        return teams.all().stream()
                .filter(team -> team.leaderId() != null && (teamIds.isEmpty() || teamIds.contains(team.id())))
                .collect(Collectors.toMap(TeamName::id, team -> Objects.requireNonNull(team.leaderId())));
    }

    private void check(TargetingForm form, Viewer viewer) {
        List<UUID> chosen = form.teams();
        boolean own = !chosen.isEmpty() && chosen.stream().allMatch(viewer::leads);
        if (!own && !viewer.is(Role.COORDINATOR)) {
            throw RuleViolation.at("teamIds", "sampling.rule.own-teams");
        }
        Set<UUID> unknown = new HashSet<>(chosen);
        teams.all().forEach(team -> unknown.remove(team.id()));
        if (!unknown.isEmpty()) {
            throw RuleViolation.at("teamIds", "sampling.rule.unknown-team");
        }
        List<String> words = form.conditions().words();
        if (words.size() > 50) {
            throw RuleViolation.at("words", "sampling.rule.words-many", 50);
        }
        List<String> empty = words.isEmpty() ? List.of() : search.unsearchable(words);
        if (!empty.isEmpty()) {
            throw RuleViolation.at("words", "sampling.rule.word-empty", String.join(", ", empty));
        }
    }

    private static void checkPeriod(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            throw RuleViolation.at("to", "sampling.period-order");
        }
        if (from.plusDays(LONGEST_PERIOD).isBefore(to)) {
            throw RuleViolation.at("to", "sampling.rule.period-long", LONGEST_PERIOD);
        }
    }

    private static Map<String, ?> details(TargetingForm form) {
        return Map.of(
                "name",
                form.name().strip(),
                "enabled",
                Boolean.TRUE.equals(form.enabled()),
                "teams",
                form.teams().size(),
                "perAgent",
                form.perAgent(),
                "perRun",
                form.perRun());
    }
}
