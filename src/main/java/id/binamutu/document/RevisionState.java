package id.binamutu.document;

enum RevisionState {
    /** Being prepared; Document Control may still change it. */
    DRAFT,
    /** The one revision that everybody works by. */
    IN_FORCE,
    /** A later revision took its place. */
    SUPERSEDED,
    /** Taken out of use with a reason, with nothing in its place. */
    WITHDRAWN
}
