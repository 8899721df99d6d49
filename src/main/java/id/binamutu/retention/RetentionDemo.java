package id.binamutu.retention;

import id.binamutu.people.Viewer;
import java.time.LocalDate;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the demo content needs of this package. */
@Component
@Profile("demo")
public class RetentionDemo {
    private final Policies policies;
    private final Holds holds;
    private final JdbcClient jdbc;

    RetentionDemo(Policies policies, Holds holds, JdbcClient jdbc) {
        this.policies = policies;
        this.holds = holds;
        this.jdbc = jdbc;
    }

    /** Originals are short-lived, so that a month of them is due; one conversation is on hold. */
    public void keepOriginalsShortAndHoldOne(LocalDate day, Viewer documents) {
        policies.change(
                new PolicyForm(0, 24, 1, 60, false, "Data asli hanya perlu selama pengaduan nasabah masih berjalan."),
                documents);
        String conversation = jdbc.sql("""
                select conversation_id from interaction where started_at < :day order by csat, started_at limit 1""")
                .param("day", day.atStartOfDay(Shelf.JAKARTA).toOffsetDateTime())
                .query(String.class)
                .single();
        holds.place(
                new HoldForm(
                        HoldKind.CONVERSATION,
                        conversation,
                        null,
                        null,
                        "Pengaduan nasabah sedang diperiksa lembaga penyelesaian sengketa."),
                documents);
    }
}
