package id.binamutu.sampling;

import java.util.List;
import java.util.Map;

/**
 * How many conversations are asked of each agent.
 *
 * @param by what the numbers are told apart by
 * @param each per agent; where the numbers are told apart, for whatever is not named
 * @param numbers by name (lower case), in the order in which they were written
 * @param spreadOver the draw goes evenly through these before it goes through time
 * @param shifts as they were set when the plan was made
 * @param byPresence whether days away lower it
 * @param carryOver whether what the plan before left open is added
 */
public record Quota(
        Dimension by,
        int each,
        Map<String, Integer> numbers,
        List<Dimension> spreadOver,
        List<Shift> shifts,
        boolean byPresence,
        boolean carryOver) {

    /** As it is written down: one line for each name. */
    String lines() {
        StringBuilder lines = new StringBuilder();
        numbers.forEach(
                (name, number) -> lines.append(name).append(": ").append(number).append('\n'));
        return lines.toString().strip();
    }
}
