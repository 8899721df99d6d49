package id.binamutu.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;

/** Where a month lies. */
final class Shelf {

    static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");

    /** A condition on a row of {@code transcript t}: somebody asked to keep it. */
    static final String HELD = """
            exists (select from legal_hold h where h.released_at is null
              and (h.interaction_id = t.interaction_id or h.agent_id = t.agent_id or h.team_id = t.team_id
                or h.customer_key = t.customer_key)
              and (h.from_day is null or cast(t.started_at at time zone 'Asia/Jakarta' as date) >= h.from_day)
              and (h.to_day is null or cast(t.started_at at time zone 'Asia/Jakarta' as date) <= h.to_day))""";

    private Shelf() {}

    static LocalDate of(YearMonth month) {
        return month.atDay(1);
    }

    static String suffix(YearMonth month) {
        return "%04d_%02d".formatted(month.getYear(), month.getMonthValue());
    }

    static Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(JAKARTA).toInstant();
    }
}
