package id.binamutu.people;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** @param leaderId who leads the team today, null when nobody does */
public record TeamName(UUID id, String name, @Nullable UUID leaderId) {}
