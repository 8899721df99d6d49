package id.binamutu.interaction;

import id.binamutu.web.RuleViolation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The months that what was said lies in, each a partition of its own. */
@Component
class Shelves {

    private final JdbcClient jdbc;
    private final Keeping keeping;
    private final TransactionTemplate apart;

    Shelves(JdbcClient jdbc, Keeping keeping, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.keeping = keeping;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** The month that a moment lies in, as shelf_of says in the database. */
    static String of(Instant moment) {
        return LocalDate.ofInstant(moment, JdbcInteractions.JAKARTA)
                .withDayOfMonth(1)
                .toString();
    }

    /** What started before is not taken in any more. */
    Instant since() {
        return keeping.since();
    }

    static String day(Instant since) {
        return LocalDate.ofInstant(since, JdbcInteractions.JAKARTA).toString();
    }

    /** Makes the months that are not there yet, in a transaction of its own: two imports cannot wait for each other. */
    void open(Collection<Instant> moments) {
        Instant since = keeping.since();
        if (moments.stream().anyMatch(moment -> moment.isBefore(since))) {
            throw RuleViolation.of("interaction.too-old", day(since));
        }
        List<String> missing = jdbc.sql("""
                select month from unnest(:months) as month
                where to_regclass('transcript_original_' || replace(substr(month, 1, 7), '-', '_')) is null order by month""")
                .param("months", moments.stream().map(Shelves::of).distinct().toArray(String[]::new))
                .query(String.class)
                .list();
        for (String month : missing) {
            apart.executeWithoutResult(status -> jdbc.sql("select open_shelf(cast(:month as date))")
                    .param("month", month)
                    .query((row, n) -> "")
                    .single());
        }
    }
}
