package id.binamutu.sampling;

import java.util.UUID;

/** A sample left the queue; its place was taken by another. */
public record SampleReplaced(UUID sampleId, UUID replacementId) {}
