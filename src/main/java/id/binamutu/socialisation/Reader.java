package id.binamutu.socialisation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody concerned, in the report of acknowledgements. */
record Reader(
        UUID personId,
        String employeeId,
        String name,
        @Nullable String teamName,
        @Nullable Instant acknowledgedAt,
        @Nullable LocalDate remindedOn,
        @Nullable String question,
        @Nullable String reply) {}
