package id.binamutu.productivity;

import id.binamutu.importing.BadRow;
import id.binamutu.importing.ImportFile;
import id.binamutu.importing.ImportMode;
import id.binamutu.importing.ImportSink;
import id.binamutu.importing.Importer;
import id.binamutu.importing.Table;
import id.binamutu.importing.TableRow;
import id.binamutu.people.Directory;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Files named productivity-*.csv: a row per agent and day. */
@Component
class ProductivityImporter implements Importer {
    private static final List<String> COLUMNS =
            List.of("employee_id", "date", "handled", "target", "aht_seconds", "frt_seconds", "adherence_pct", "csat");
    private static final int BATCH = 1000;

    private final ProductivityEntry entry;
    private final Directory directory;
    private final Clock clock;

    ProductivityImporter(ProductivityEntry entry, Directory directory, Clock clock) {
        this.entry = entry;
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "productivity";
    }

    @Override
    public void read(ImportFile file, ImportMode mode, ImportSink sink) throws IOException {
        Reading reading = new Reading(directory.idsByEmployeeId(), LocalDate.now(clock), mode, sink);
        Table.read(file, COLUMNS, sink, reading::row);
        reading.flush();
    }

    /** One pass over a file; rows wait until a batch is full, and go on in the order of the file. */
    private final class Reading {
        private final Map<String, UUID> agents;
        private final LocalDate today;
        private final ImportMode mode;
        private final ImportSink sink;
        private final Map<ProductivityRepository.Key, Long> lines = new HashMap<>();
        private final List<DailyFigures> waiting = new ArrayList<>();
        private final List<Long> waitingLines = new ArrayList<>();

        Reading(Map<String, UUID> agents, LocalDate today, ImportMode mode, ImportSink sink) {
            this.agents = agents;
            this.today = today;
            this.mode = mode;
            this.sink = sink;
        }

        void row(TableRow row) {
            try {
                DailyFigures figures = figures(row);
                // as many keys as agents have days, however often the file repeats them
                Long earlier =
                        lines.putIfAbsent(new ProductivityRepository.Key(figures.agentId(), figures.day()), row.line());
                if (earlier != null) {
                    throw new BadRow("date", "productivity.bad.twice", earlier);
                }
                waiting.add(figures);
                waitingLines.add(row.line());
            } catch (BadRow bad) {
                flush();
                throw bad;
            }
            if (waiting.size() == BATCH) {
                flush();
            }
        }

        void flush() {
            List<ProductivityEntry.Outcome> outcomes =
                    mode == ImportMode.COMMIT ? entry.record(waiting) : entry.check(waiting);
            for (int i = 0; i < outcomes.size(); i++) {
                if (outcomes.get(i) == ProductivityEntry.Outcome.UNCHANGED) {
                    sink.unchanged(waitingLines.get(i));
                } else {
                    sink.accepted(waitingLines.get(i));
                }
            }
            waiting.clear();
            waitingLines.clear();
        }

        private DailyFigures figures(TableRow row) {
            String employeeId = row.required("employee_id", 50);
            UUID agentId = agents.get(employeeId.toUpperCase(Locale.ROOT));
            if (agentId == null) {
                throw new BadRow("employee_id", "productivity.bad.agent", employeeId);
            }
            LocalDate day = row.date("date");
            if (day.isAfter(today)) {
                throw new BadRow("date", "productivity.bad.future", day.toString());
            }
            return new DailyFigures(
                    agentId,
                    day,
                    within("handled", row.integer("handled"), 100_000),
                    within("target", row.integer("target"), 100_000),
                    within("aht_seconds", row.optionalInteger("aht_seconds"), 86_400),
                    within("frt_seconds", row.optionalInteger("frt_seconds"), 86_400),
                    within("adherence_pct", row.optionalDecimal("adherence_pct"), 0, 100),
                    within("csat", row.optionalDecimal("csat"), 1, 5));
        }
    }

    private static int within(String column, int value, int high) {
        if (value < 0 || value > high) {
            throw new BadRow(column, "productivity.bad.range", String.valueOf(value), "0", String.valueOf(high));
        }
        return value;
    }

    private static @Nullable Integer within(String column, @Nullable Integer value, int high) {
        return value == null ? null : (Integer) within(column, value.intValue(), high);
    }

    private static @Nullable BigDecimal within(String column, @Nullable BigDecimal value, int low, int high) {
        if (value != null
                && (value.compareTo(BigDecimal.valueOf(low)) < 0 || value.compareTo(BigDecimal.valueOf(high)) > 0)) {
            throw new BadRow(
                    column, "productivity.bad.range", value.toPlainString(), String.valueOf(low), String.valueOf(high));
        }
        return value;
    }
}
