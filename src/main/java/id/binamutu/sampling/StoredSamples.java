package id.binamutu.sampling;

import id.binamutu.audit.Trail;
import id.binamutu.interaction.ConversationRight;
import id.binamutu.people.Role;
import id.binamutu.people.Viewer;
import id.binamutu.web.NotFoundException;
import id.binamutu.worklist.Worklist;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class StoredSamples implements Samples, ConversationRight {

    private final SampleQueries queries;
    private final SampleRepository samples;
    private final Worklist worklist;
    private final Trail trail;
    private final ApplicationEventPublisher events;

    StoredSamples(
            SampleQueries queries,
            SampleRepository samples,
            Worklist worklist,
            Trail trail,
            ApplicationEventPublisher events) {
        this.queries = queries;
        this.samples = samples;
        this.worklist = worklist;
        this.trail = trail;
        this.events = events;
    }

    @Override
    @Transactional(readOnly = true)
    public SampleView find(UUID id) {
        return queries.find(id);
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, SampleView> find(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : queries.find(ids).stream().collect(Collectors.toMap(SampleView::id, Function.identity()));
    }

    @Override
    @Transactional
    public SampleView held(UUID id) {
        return queries.held(id);
    }

    @Override
    @Transactional(readOnly = true)
    public boolean mayScore(UUID sampleId, UUID teamId, Viewer viewer) {
        return viewer.leads(teamId) || (viewer.is(Role.TEAM_LEADER) && queries.isGiven(sampleId, viewer.id()));
    }

    @Override
    @Transactional(readOnly = true)
    public boolean mayRead(UUID interactionId, Viewer viewer) {
        return viewer.is(Role.TEAM_LEADER) && queries.isConversationGiven(interactionId, viewer.id());
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<UUID> next(UUID assigneeId, @Nullable UUID after) {
        return queries.next(assigneeId, after);
    }

    @Override
    @Transactional(readOnly = true)
    public Page<SampleView> openFor(UUID assigneeId, Pageable page) {
        return queries.openFor(assigneeId, page);
    }

    @Override
    @Transactional
    public void evaluated(UUID sampleId) {
        Sample sample = samples.findById(sampleId).orElseThrow(NotFoundException::new);
        if (sample.isEvaluated()) {
            return;
        }
        sample.evaluated();
        worklist.done(SamplingService.WORK, sampleId);
        trail.record("sample.evaluated", "sample", sampleId);
        events.publishEvent(new SampleEvaluated(sampleId));
    }
}
