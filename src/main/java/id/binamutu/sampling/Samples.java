package id.binamutu.sampling;

import id.binamutu.people.Viewer;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;

/** Samples, for the step that scores them. */
public interface Samples {
    /** @throws id.binamutu.web.NotFoundException when there is none */
    SampleView find(UUID id);

    Map<UUID, SampleView> find(Collection<UUID> ids);

    /**
     * The sample, which nobody can move to somebody else until the caller's transaction ends.
     *
     * @throws id.binamutu.web.NotFoundException when there is none
     */
    SampleView held(UUID id);

    /**
     * Whether the viewer may score this sample: as leader of its team (no statement is sent for that), or because it was
     * moved to the viewer. Nothing else of the team comes with that.
     */
    boolean mayScore(UUID sampleId, UUID teamId, Viewer viewer);

    /**
     * The person's next open sample in the order of the queue (due first, then by id).
     *
     * @param after the sample that one comes from; null for the first of the queue
     */
    Optional<UUID> next(UUID assigneeId, @Nullable UUID after);

    /** The person's open samples in the order of the queue. */
    Page<SampleView> openFor(UUID assigneeId, Pageable page);

    /**
     * Marks a sample as scored, in the caller's transaction; again has no further effect.
     *
     * @throws id.binamutu.web.RuleViolation when it was replaced
     */
    void evaluated(UUID sampleId);
}
