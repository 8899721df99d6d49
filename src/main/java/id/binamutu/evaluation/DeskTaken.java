package id.binamutu.evaluation;

import java.time.Instant;

/** The draft is worked on in another tab. */
class DeskTaken extends RuntimeException {
    private final transient Instant since;

    DeskTaken(Instant since) {
        super("worked on in another tab since " + since);
        this.since = since;
    }

    Instant since() {
        return since;
    }
}
