package id.binamutu.coaching;

import java.util.Set;

/** Where a corrective action stands; {@code coaching.state.<name>.sentence} says it in words. */
enum CoachingState {
    /** Findings are there, nothing is arranged yet. */
    OPEN,
    /** Day and place are arranged. */
    PLANNED,
    /** The talk took place; the agent's commitment is asked for. */
    HELD,
    /** The agent signed a commitment; it is being kept. */
    COMMITTED,
    /** The team leader found it kept, or went another way after a refusal. */
    CLOSED,
    /** All that it was about was withdrawn before there was a commitment. */
    DROPPED;

    boolean canTransitionTo(CoachingState next) {
        return switch (this) {
            case OPEN -> Set.of(PLANNED, HELD, DROPPED).contains(next);
            case PLANNED -> Set.of(PLANNED, HELD, DROPPED).contains(next);
            case HELD -> Set.of(COMMITTED, CLOSED, DROPPED).contains(next);
            case COMMITTED -> next == CLOSED;
            case CLOSED, DROPPED -> false;
        };
    }

    /** Before it was held there is something to prepare. */
    public boolean isToBeHeld() {
        return this == OPEN || this == PLANNED;
    }
}
