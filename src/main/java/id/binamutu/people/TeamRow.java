package id.binamutu.people;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A team as it is today. */
record TeamRow(
        UUID id,
        String name,
        @Nullable UUID leaderId,
        @Nullable String leader,
        long agents) {}
