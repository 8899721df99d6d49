package id.binamutu.people;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A team on a day: who led it and how many agents it had. */
public record TeamSize(UUID id, String name, @Nullable String leader, long agents) {}
