package id.binamutu.calendar;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Those of the table, remembered for a few seconds: a page asks for dozens, and what another instance changed counts soon. */
@Component
class StoredDaysOff implements DaysOff {

    private static final long FRESH = Duration.ofSeconds(10).toNanos();

    private final JdbcClient jdbc;
    private final CalendarSettings settings;
    private volatile @Nullable Known known;

    StoredDaysOff(JdbcClient jdbc, CalendarSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    private record Known(Set<LocalDate> days, long readAt) {}

    @Override
    public boolean include(LocalDate day) {
        Known last = known;
        if (last == null || System.nanoTime() - last.readAt() > FRESH) {
            last = new Known(read(), System.nanoTime());
            known = last;
        }
        return last.days().contains(day);
    }

    /** To be called where days off are changed. */
    void forgetAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                known = null;
            }
        });
    }

    private Set<LocalDate> read() {
        return new HashSet<>(jdbc.sql("select day from holiday where kind <> 'JOINT_LEAVE' or not :working")
                .param("working", settings.jointLeaveIsWorkingDay())
                .query(LocalDate.class)
                .list());
    }
}
