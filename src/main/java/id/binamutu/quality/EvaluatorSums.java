package id.binamutu.quality;

import java.util.UUID;

/** Scores that an evaluator gave on one version of a scorecard, random samples only. */
record EvaluatorSums(UUID evaluatorId, UUID versionId, long n, double sum, double squares) {}
