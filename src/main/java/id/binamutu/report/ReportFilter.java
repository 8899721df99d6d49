package id.binamutu.report;

import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record ReportFilter(
        @Nullable YearMonth period,
        @Nullable UUID team,
        @Nullable ReportState state) {
    public boolean isOpen() {
        return period == null && team == null && state == null;
    }
}
