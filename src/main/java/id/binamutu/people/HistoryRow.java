package id.binamutu.people;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A dated row of a membership or a leadership, with the other side's name. */
record HistoryRow(
        UUID id, String name, LocalDate validFrom, @Nullable LocalDate validUntil) {}
