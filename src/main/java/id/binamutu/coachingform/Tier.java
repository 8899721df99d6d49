package id.binamutu.coachingform;

/** What the tier policy comes to, from best to gravest. A guidance form is not a warning letter. */
public enum Tier {
    SUCCESS,
    NONE,
    IMPROVEMENT,
    GUIDANCE_1,
    GUIDANCE_2,
    GUIDANCE_3;

    public boolean isGuidance() {
        return compareTo(GUIDANCE_1) >= 0;
    }

    /** Guidance above the first tier needs a manager's signature too. */
    public boolean isCosigned() {
        return compareTo(GUIDANCE_2) >= 0;
    }

    boolean isGraverThan(Tier other) {
        return compareTo(other) > 0;
    }

    /** One step up the guidance ladder; the third stays the third. */
    Tier next() {
        return values()[Math.min(ordinal() + 1, GUIDANCE_3.ordinal())];
    }
}
