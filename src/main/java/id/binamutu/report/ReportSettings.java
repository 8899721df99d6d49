package id.binamutu.report;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param dueDay day of the next month by whose end the report is handed over
 * @param receiveWithin how long the manager has to accept or return it
 * @param qualityTarget drawn as a line in the report's chart
 */
@ConfigurationProperties("binamutu.report")
record ReportSettings(
        @DefaultValue("5") int dueDay,
        @DefaultValue("3d") Duration receiveWithin,
        @DefaultValue("85") double qualityTarget) {

    /** The last moment of the day by which the month's report is due. */
    Instant dueAt(YearMonth month, ZoneId zone) {
        return month.plusMonths(1).atDay(dueDay).plusDays(1).atStartOfDay(zone).toInstant();
    }
}
