package id.binamutu.evaluation;

import id.binamutu.calendar.WorkingDays;
import id.binamutu.interaction.InteractionSummary;
import id.binamutu.interaction.Interactions;
import id.binamutu.people.Directory;
import id.binamutu.people.PersonName;
import id.binamutu.people.TeamName;
import id.binamutu.people.Teams;
import id.binamutu.people.Viewer;
import id.binamutu.sampling.SampleView;
import id.binamutu.sampling.SampleWork;
import id.binamutu.sampling.Samples;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the lists of evaluations show: the queue of those who score, and what was submitted. */
@Service
@Transactional(readOnly = true)
class EvaluationLists {
    private static final int MOST_OF_A_DAY = 50;

    private final EvaluationQueries queries;
    private final EvaluationStore store;
    private final Samples samples;
    private final SampleWork work;
    private final WorkingDays workingDays;
    private final Interactions interactions;
    private final Directory directory;
    private final Teams teams;
    private final Clock clock;

    EvaluationLists(
            EvaluationQueries queries,
            EvaluationStore store,
            Samples samples,
            SampleWork work,
            WorkingDays workingDays,
            Interactions interactions,
            Directory directory,
            Teams teams,
            Clock clock) {
        this.queries = queries;
        this.store = store;
        this.samples = samples;
        this.work = work;
        this.workingDays = workingDays;
        this.interactions = interactions;
        this.directory = directory;
        this.teams = teams;
        this.clock = clock;
    }

    Page<QueueRow> queue(Viewer viewer, Pageable page) {
        Page<SampleView> open = samples.openFor(viewer.id(), page);
        Map<UUID, InteractionSummary> conversations =
                interactions.summaries(open.map(SampleView::interactionId).toSet());
        Map<UUID, PersonName> names =
                directory.names(open.map(SampleView::agentId).toSet());
        Set<UUID> begun = store.begun(viewer.id(), open.map(SampleView::id).toSet());
        LocalDate today = LocalDate.now(clock);
        return open.map(sample -> new QueueRow(
                sample,
                names.containsKey(sample.agentId())
                        ? names.get(sample.agentId()).name()
                        : "–",
                conversations.get(sample.interactionId()),
                begun.contains(sample.id()),
                today));
    }

    DayQueue today(Viewer viewer) {
        return today(viewer, store.submittedBy(viewer.id(), startOfToday()));
    }

    DayQueue today(Viewer viewer, long done) {
        return DayQueue.of(done, work.open(viewer.id()), LocalDate.now(clock), workingDays);
    }

    Instant startOfToday() {
        return LocalDate.now(clock).atStartOfDay(clock.getZone()).toInstant();
    }

    /** The samples that are still to be scored today, in the order of the queue. */
    List<UUID> ofToday(Viewer viewer) {
        int left = (int) Math.min(today(viewer).left(), MOST_OF_A_DAY);
        return left <= 0
                ? List.of()
                : samples.openFor(viewer.id(), PageRequest.of(0, left))
                        .map(SampleView::id)
                        .getContent();
    }

    Page<EvaluationRow> submitted(EvaluationFilter filter, Viewer viewer, Pageable page) {
        return queries.submitted(filter, viewer, page);
    }

    List<EvaluationRow> exported(EvaluationFilter filter, Viewer viewer, Sort sort) {
        return queries.submitted(filter, viewer, PageRequest.of(0, EvaluationQueries.MOST, sort))
                .getContent();
    }

    Map<UUID, InteractionSummary> conversations(List<EvaluationRow> rows) {
        return interactions.summaries(
                rows.stream().map(EvaluationRow::interactionId).collect(Collectors.toSet()));
    }

    /** Teams to choose from: all for those who read all. */
    List<TeamName> teams(Viewer viewer) {
        return viewer.readsEveryTeam() ? teams.all() : List.of();
    }

    /** Agents to choose from: those of the chosen team, or of the teams that the viewer leads. */
    List<PersonName> agents(EvaluationFilter filter, Viewer viewer) {
        LocalDate today = LocalDate.now(clock);
        LocalDate from =
                filter.period() == null ? today.minusMonths(3) : filter.period().atDay(1);
        LocalDate to = filter.period() == null ? today : filter.period().atEndOfMonth();
        if (viewer.readsEveryTeam()) {
            return filter.team() == null ? List.of() : teams.members(filter.team(), from, to);
        }
        return viewer.ledTeamIds().stream()
                .flatMap(team -> teams.members(team, from, to).stream())
                .distinct()
                .toList();
    }

    CorrectionForm emptyCorrection() {
        return new CorrectionForm("", LocalDateTime.now(clock).truncatedTo(ChronoUnit.MINUTES));
    }
}
