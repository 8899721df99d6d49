package id.binamutu.importing;

import java.util.Set;

/** Where an import stands; the sentence for each is the message {@code import.state.<name>}. */
enum ImportState {
    UPLOADED,
    CHECKING,
    CHECKED,
    COMMITTING,
    DONE,
    REFUSED,
    CANCELLED,
    FAILED;

    /** A state leads to itself where the work is begun again after an interruption. */
    boolean canTransitionTo(ImportState next) {
        return switch (this) {
            case UPLOADED -> Set.of(CHECKING, CANCELLED, FAILED).contains(next);
            case CHECKING ->
                Set.of(CHECKING, CHECKED, REFUSED, CANCELLED, FAILED).contains(next);
            case CHECKED -> Set.of(COMMITTING, CANCELLED).contains(next);
            case COMMITTING ->
                Set.of(COMMITTING, DONE, REFUSED, CANCELLED, FAILED).contains(next);
            case DONE, REFUSED, CANCELLED, FAILED -> false;
        };
    }

    boolean working() {
        return this == UPLOADED || this == CHECKING || this == COMMITTING;
    }

    boolean finished() {
        return this == DONE || this == REFUSED || this == CANCELLED || this == FAILED;
    }
}
