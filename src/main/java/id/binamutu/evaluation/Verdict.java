package id.binamutu.evaluation;

/** Sesuai leads on to the briefing; Tidak sesuai leads through coaching and commitment. */
public enum Verdict {
    CONFORMING,
    NONCONFORMING
}
