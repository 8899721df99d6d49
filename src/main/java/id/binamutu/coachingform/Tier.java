package id.binamutu.coachingform;

/** What the tier policy comes to. A guidance form is not a warning letter. */
public enum Tier {
    SUCCESS,
    NONE,
    IMPROVEMENT,
    GUIDANCE_1,
    GUIDANCE_2,
    GUIDANCE_3
}
