package id.binamutu.importing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An import as the pages show it. */
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
        long totalLines,
        long linesRead,
        long accepted,
        long unchanged,
        long refused,
        @Nullable String refusalKey,
        List<String> refusalArguments,
        @Nullable Instant finishedAt) {

    static ImportView of(ImportRun run) {
        ImportCounts counts = run.counts();
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
                run.totalLines(),
                run.linesRead(),
                counts.accepted(),
                counts.unchanged(),
                counts.refused(),
                run.refusalKey(),
                run.refusalArguments(),
                run.finishedAt());
    }

    public int percent() {
        return totalLines == 0 ? 0 : (int) Math.min(100, 100 * linesRead / totalLines);
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
