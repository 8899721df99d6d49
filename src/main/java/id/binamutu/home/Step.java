package id.binamutu.home;

import id.binamutu.worklist.StepSummary;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One of the nine steps, as the flow shows it. */
public record Step(
        int number,
        String href,
        long done,
        long total,
        long late,
        @Nullable String noteKey,
        List<Object> noteArguments) {

    static final int STEPS = 9;

    private static final List<String> ADDRESSES = List.of(
            "/sampling",
            "/evaluations",
            "/coaching",
            "/commitments",
            "/briefings",
            "/socialisations",
            "/forms",
            "/reports",
            "/reports");

    /** Several teams together; the short line is kept only when there is one team, because notes do not add up. */
    static Step of(int number, YearMonth period, List<StepSummary> summaries) {
        List<StepSummary> own =
                summaries.stream().filter(summary -> summary.step() == number).toList();
        StepSummary only = own.size() == 1 ? own.get(0) : null;
        return new Step(
                number,
                ADDRESSES.get(number - 1) + "?period=" + period,
                own.stream().mapToLong(StepSummary::done).sum(),
                own.stream().mapToLong(StepSummary::total).sum(),
                own.stream().mapToLong(StepSummary::late).sum(),
                only == null ? null : only.noteKey(),
                only == null ? List.of() : only.noteArguments());
    }

    /** How the box is drawn: late, done, or neither. */
    public String state() {
        if (late > 0) {
            return "late";
        }
        return total > 0 && done >= total ? "done" : "";
    }

    /** Null when nothing was asked for. */
    public @Nullable Double percent() {
        return total == 0 ? null : Math.min(100.0, 100.0 * done / total);
    }
}
