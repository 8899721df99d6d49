package id.binamutu.evaluation;

import java.time.Instant;

/** What somebody else began to score before the sample was moved. */
record OtherDraft(String name, Instant startedAt) {}
