package id.binamutu.live;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Told by the step that takes samples: what is to become a sample as soon as it has ended. */
public interface SampleReservations {

    Optional<Reserved> of(UUID liveId);

    /**
     * @param sampleId once it has become one
     * @param settled whether it has become one, or never will
     */
    record Reserved(String by, String reason, @Nullable UUID sampleId, boolean settled) {}
}
