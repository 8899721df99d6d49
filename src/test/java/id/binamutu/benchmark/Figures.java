package id.binamutu.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a benchmark measured, printed at its end as a table that can stand in docs/performance.md as it is. */
public final class Figures {

    private static final Runtime MACHINE = Runtime.getRuntime();

    private final String title;
    private final List<String> lines = new ArrayList<>();

    public Figures(String title) {
        this.title = title;
    }

    /** @param goal as it is to be read, such as "≤ 200 ms"; empty where there is none */
    public void add(String what, String figure, String goal) {
        lines.add("| " + what + " | " + figure + " | " + goal + " |");
    }

    /** How long the same thing took again and again. */
    public void add(String what, Times times, String goal) {
        add(what, times.toString(), goal);
    }

    /** A figure beside what it is measured against, such as rows per second of ours and of bare COPY. */
    public void ratio(String what, double ours, double theirs, String unit, String goal) {
        add(what, format("%,.1f %s against %,.1f %s: %.2f ×", ours, unit, theirs, unit, ours / theirs), goal);
    }

    public void print() {
        System.out.println("\n" + title + " (" + MACHINE.availableProcessors() + " processors, Java "
                + Runtime.version().feature() + ", heap " + MACHINE.maxMemory() / (1 << 20) + " MB)\n");
        System.out.println("| what | figure | goal |\n|---|---|---|");
        lines.forEach(System.out::println);
        System.out.println();
    }

    static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    /** Times in nanoseconds, as they were taken. */
    public static final class Times {

        private long[] nanos = new long[1024];
        private int count;

        public synchronized void add(long nanoseconds) {
            if (count == nanos.length) {
                nanos = Arrays.copyOf(nanos, count * 2);
            }
            nanos[count++] = nanoseconds;
        }

        /** Takes the time of a piece of work. */
        public void take(Work work) throws Exception {
            long start = System.nanoTime();
            work.run();
            add(System.nanoTime() - start);
        }

        public synchronized int count() {
            return count;
        }

        /** In milliseconds, the nearest rank: p95 is a time that was really taken. */
        public synchronized double percentile(double percent) {
            if (count == 0) {
                return Double.NaN;
            }
            long[] sorted = Arrays.copyOf(nanos, count);
            Arrays.sort(sorted);
            int rank = (int) Math.ceil(percent / 100 * count);
            return sorted[Math.max(0, Math.min(count - 1, rank - 1))] / 1e6;
        }

        @Override
        public String toString() {
            return format(
                    "p50 %.1f, p95 %.1f, p99 %.1f, most %.1f ms (n = %d)",
                    percentile(50), percentile(95), percentile(99), percentile(100), count());
        }
    }

    @FunctionalInterface
    public interface Work {
        void run() throws Exception;
    }
}
