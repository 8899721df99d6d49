package id.binamutu.productivity;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/** On which days agents were at work: those on which they handled something. */
public interface Attendance {

    /**
     * @param present days at work
     * @param last the last day that figures came for
     */
    record Days(long present, LocalDate last) {}

    /** Per agent with figures from days in the team, in one statement. */
    Map<UUID, Days> of(UUID teamId, LocalDate from, LocalDate to);
}
