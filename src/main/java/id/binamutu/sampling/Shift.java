package id.binamutu.sampling;

import java.time.LocalTime;

/**
 * A shift lasts until the next one begins; the last one goes on over midnight.
 *
 * @param from in Jakarta
 */
public record Shift(String name, LocalTime from) {

    /** @param text as it is set and stored: {@code 07:00 pagi} */
    static Shift parse(String text) {
        String[] parts = text.strip().split("\\s+", 2);
        if (parts.length < 2) {
            throw new IllegalArgumentException("A shift is written as its start and its name: " + text);
        }
        return new Shift(parts[1], LocalTime.parse(parts[0]));
    }

    @Override
    public String toString() {
        return from + " " + name;
    }
}
