package id.binamutu.scorecard;

import java.util.UUID;

/** One of the reasons to choose from when a criterion failed. */
public record CauseView(UUID id, String label) {}
