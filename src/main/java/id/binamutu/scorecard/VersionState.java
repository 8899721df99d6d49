package id.binamutu.scorecard;

/** A draft is worked on, one in review waits for a second person, a published version is scored with, a retired one is only read. */
enum VersionState {
    DRAFT,
    IN_REVIEW,
    PUBLISHED,
    RETIRED;

    /** Whether everybody may read it, and nobody change it ever again. */
    boolean fixed() {
        return this == PUBLISHED || this == RETIRED;
    }
}
