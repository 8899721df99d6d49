package id.binamutu.briefing;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who was invited, and how it went.
 *
 * @param last attempt at the quiz
 * @param attempts how many there were
 */
record Invitee(
        UUID agentId,
        String name,
        String employeeId,
        @Nullable Attendance attendance,
        @Nullable Attempt last,
        int attempts,
        @Nullable LocalDate caughtUpOn,
        @Nullable String catchUpNote) {
    public boolean passed() {
        return last != null && last.passed();
    }

    public boolean failed(int attemptsAllowed) {
        return last != null && !last.passed() && attempts >= attemptsAllowed;
    }

    /** Whether the agent missed it or failed the quiz, and nobody has made up for it yet. */
    public boolean hasToCatchUp(int attemptsAllowed) {
        return caughtUpOn == null && ((attendance != null && !attendance.came()) || failed(attemptsAllowed));
    }

    /** Whether something is still missing before the briefing can be closed. */
    public boolean isBehind(boolean quiz, int attemptsAllowed) {
        return hasToCatchUp(attemptsAllowed) || (caughtUpOn == null && quiz && !passed());
    }

    public List<Integer> wrong(List<Question> questions) {
        return last == null ? List.of() : last.wrong(questions);
    }
}
