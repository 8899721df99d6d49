package id.binamutu.evaluation;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

record AcknowledgementForm(@Nullable @Size(max = 4000) String comment) {}
