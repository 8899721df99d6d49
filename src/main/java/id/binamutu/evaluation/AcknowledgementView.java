package id.binamutu.evaluation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

record AcknowledgementView(@Nullable String comment, Instant acknowledgedAt) {}
