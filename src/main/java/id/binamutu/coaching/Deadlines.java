package id.binamutu.coaching;

import id.binamutu.calendar.WorkingDays;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Until when each link of the chain is due: the end of a working day. */
@Component
class Deadlines {
    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59);

    private final Clock clock;
    private final WorkingDays workingDays;
    private final int hold;
    private final int write;
    private final int answer;

    Deadlines(
            Clock clock,
            WorkingDays workingDays,
            @Value("${bina-mutu.coaching.hold-within-days:3}") int hold,
            @Value("${bina-mutu.coaching.write-within-days:2}") int write,
            @Value("${bina-mutu.coaching.answer-within-days:2}") int answer) {
        this.clock = clock;
        this.workingDays = workingDays;
        this.hold = hold;
        this.write = write;
        this.answer = answer;
    }

    Instant toHold(Instant opened) {
        return after(opened, hold);
    }

    Instant toWrite(Instant held) {
        return after(held, write);
    }

    Instant toAnswer(Instant refused) {
        return after(refused, answer);
    }

    Instant endOf(LocalDate day) {
        return day.atTime(END_OF_DAY).atZone(clock.getZone()).toInstant();
    }

    private Instant after(Instant start, int days) {
        return endOf(workingDays.after(LocalDate.ofInstant(start, clock.getZone()), days));
    }
}
