package id.binamutu.scorecard;

/** What a critical failure does to the score. */
public enum CriticalEffect {
    FORM_ZERO,
    SECTION_ZERO,
    CAP,
    COUNT_ONLY
}
