package id.binamutu.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/** Counts the rows of a run, keeps the bad ones, and says now and then how far it has come. */
class RunSink implements ImportSink {

    private static final int TOGETHER = 500;
    private static final long PACE = 500_000_000L;

    interface Keeper {
        void keep(long first, List<BadRows.Row> rows);
    }

    private final Keeper keeper;
    private final LongConsumer progress;
    private final List<BadRows.Row> rows = new ArrayList<>();
    private long accepted;
    private long unchanged;
    private long refused;
    private long kept;
    private long furthest;
    private long told = System.nanoTime();

    RunSink(Keeper keeper, LongConsumer progress) {
        this.keeper = keeper;
        this.progress = progress;
    }

    @Override
    public void accepted(long line) {
        accepted++;
        moved(line);
    }

    @Override
    public void unchanged(long line) {
        unchanged++;
        moved(line);
    }

    @Override
    public void refused(long line, String column, String messageKey, List<Object> arguments, List<String> row) {
        refused++;
        rows.add(new BadRows.Row(
                line,
                column,
                messageKey,
                arguments.stream().map(String::valueOf).toList(),
                List.copyOf(row)));
        if (rows.size() >= TOGETHER) {
            flush();
        }
        moved(line);
    }

    ImportCounts finish() {
        flush();
        progress.accept(furthest);
        return new ImportCounts(accepted, unchanged, refused);
    }

    private void moved(long line) {
        furthest = Math.max(furthest, line);
        if (((accepted + unchanged + refused) & 255) == 0 && System.nanoTime() - told > PACE) {
            told = System.nanoTime();
            progress.accept(furthest);
        }
    }

    private void flush() {
        if (!rows.isEmpty()) {
            keeper.keep(kept, rows);
            kept += rows.size();
            rows.clear();
        }
    }
}
