package id.binamutu.people;

import java.time.LocalDate;
import java.util.UUID;

/** From this day on, which may be still to come, a team has another leader. */
public record LeaderAppointed(UUID teamId, UUID leaderId, LocalDate from) {}
