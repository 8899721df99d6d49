package id.binamutu.importing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An import as the pages show it.
 *
 * @param inSteps whether what is in stays in when the commit is stopped
 * @param resumed whether the commit was interrupted and goes on
 * @param waiting whether nothing has happened for a while: it was interrupted and will go on by itself
 * @param done in bytes while it is checked, in rows while it is put in; so is total
 * @param rate rows a second, 0 when it cannot be told yet
 */
public record ImportView(
        UUID id,
        String kind,
        String fileName,
        String uploadedBy,
        Instant uploadedAt,
        String state,
        boolean working,
        boolean cancellable,
        boolean commissionable,
        boolean inSteps,
        boolean commissioned,
        boolean resumed,
        boolean waiting,
        long total,
        long done,
        double rate,
        long accepted,
        long unchanged,
        long refused,
        @Nullable String refusalKey,
        List<String> refusalArguments,
        @Nullable String refusalPart,
        @Nullable Instant progressedAt,
        @Nullable Instant finishedAt) {

    private static final Duration LONG = Duration.ofSeconds(15);

    static ImportView of(ImportRun run, boolean inSteps, Clock clock) {
        ImportCounts counts = run.counts();
        Instant last = run.progressedAt();
        return new ImportView(
                run.id(),
                run.kind(),
                run.fileName(),
                run.uploadedBy(),
                run.uploadedAt(),
                run.state().name(),
                run.state().working(),
                run.state().canTransitionTo(ImportState.CANCELLED),
                run.state() == ImportState.CHECKED && counts.accepted() > 0,
                inSteps,
                run.commissioned(),
                run.resumed(),
                run.state() == ImportState.COMMITTING
                        && last != null
                        && last.plus(LONG).isBefore(clock.instant()),
                run.total(),
                run.done(),
                run.rate(),
                counts.accepted(),
                counts.unchanged(),
                counts.refused(),
                run.refusalKey(),
                run.refusalArguments(),
                run.refusalPart(),
                last,
                run.finishedAt());
    }

    public int percent() {
        return total == 0 ? 0 : (int) Math.min(100, 100 * done / total);
    }

    /** The sentence about the state: whoever stops a commit in steps is told that part of it is in. */
    public String sentence() {
        boolean partly = commissioned && inSteps && accepted > 0;
        boolean cutShort = state.equals("CANCELLED") || state.equals("FAILED") || state.equals("REFUSED");
        return "import.state." + state + (cutShort && partly ? ".partly" : ".sentence");
    }

    public boolean counted() {
        return state.equals("CHECKED") || state.equals("DONE") || commissioned;
    }

    /** Seconds that it still needs at its present rate; null when that cannot be told. */
    public @Nullable Long remaining() {
        return waiting || rate < 1 ? null : (Long) Math.max(1, Math.round((total - done) / rate));
    }

    public long roundedRate() {
        return Math.round(rate);
    }

    public double doneMegabytes() {
        return done / 1_000_000.0;
    }

    public double totalMegabytes() {
        return total / 1_000_000.0;
    }

    /** The kind of tag that the state is shown with. */
    public String mood() {
        return switch (state) {
            case "DONE" -> "ok";
            case "REFUSED", "FAILED" -> "late";
            case "CANCELLED" -> "";
            default -> "wait";
        };
    }
}
