package id.binamutu.sampling;

import java.util.UUID;

/** A sample was scored. */
public record SampleEvaluated(UUID sampleId) {}
