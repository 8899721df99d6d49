package id.binamutu.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/** Counts the rows of a run, hands on the bad ones, and says now and then that it goes on. */
class RunSink implements ImportSink {

    private static final int TOGETHER = 500;
    private static final long PACE = 500_000_000L;

    interface Keeper {
        /** @param first number of the first of them in the run */
        void keep(long first, List<BadRows.Row> rows);
    }

    private final Keeper keeper;
    private final LongConsumer tick;
    private final List<BadRows.Row> rows = new ArrayList<>();
    private int part;
    private long accepted;
    private long unchanged;
    private long refused;
    private long kept;
    private long ticked = System.nanoTime();

    /**
     * @param kept how many bad rows of the run have been kept before
     * @param tick told the number of rows so far
     */
    RunSink(int part, long kept, Keeper keeper, LongConsumer tick) {
        this.part = part;
        this.kept = kept;
        this.keeper = keeper;
        this.tick = tick;
    }

    void part(int number) {
        part = number;
    }

    @Override
    public void accepted(long line) {
        accepted++;
        moved();
    }

    @Override
    public void unchanged(long line) {
        unchanged++;
        moved();
    }

    @Override
    public void refused(long line, String column, String messageKey, List<Object> arguments, List<String> row) {
        refused++;
        rows.add(new BadRows.Row(
                part,
                line,
                column,
                messageKey,
                arguments.stream().map(String::valueOf).toList(),
                List.copyOf(row)));
        if (rows.size() >= TOGETHER) {
            flush();
        }
        moved();
    }

    ImportCounts finish() {
        flush();
        return new ImportCounts(accepted, unchanged, refused);
    }

    private void moved() {
        if (((accepted + unchanged + refused) & 255) == 0 && System.nanoTime() - ticked > PACE) {
            ticked = System.nanoTime();
            tick.accept(accepted + unchanged + refused);
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
