package id.binamutu.sampling;

import java.util.List;
import java.util.UUID;

/** Samples were drawn, added by hand, or took another's place. */
public record SamplesDrawn(UUID planId, List<UUID> sampleIds) {}
