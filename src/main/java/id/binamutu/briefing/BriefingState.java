package id.binamutu.briefing;

import java.util.Set;

enum BriefingState {
    /** Invited; everything may still change. */
    PLANNED,
    /** Its quiz can be answered before it is held. */
    OPEN,
    /** Attendance is known; minutes, quiz and catching up go on. */
    HELD,
    /** Minutes signed and everybody up to date. */
    CLOSED,
    CANCELLED;

    public boolean canBecome(BriefingState next) {
        return switch (this) {
            case PLANNED -> Set.of(OPEN, HELD, CANCELLED).contains(next);
            case OPEN -> Set.of(HELD, CANCELLED).contains(next);
            case HELD -> next == CLOSED;
            case CLOSED, CANCELLED -> false;
        };
    }

    public boolean takesAnswers() {
        return this == OPEN || this == HELD;
    }

    public boolean isUpcoming() {
        return this == PLANNED || this == OPEN;
    }
}
