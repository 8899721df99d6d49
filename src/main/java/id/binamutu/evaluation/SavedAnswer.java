package id.binamutu.evaluation;

import java.time.Instant;

/** What came of saving one answer. */
record SavedAnswer(int revision, Instant savedAt, Progress progress) {}
