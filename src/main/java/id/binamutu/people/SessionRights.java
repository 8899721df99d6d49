package id.binamutu.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class SessionRights implements StandingRights {

    private final JdbcClient jdbc;
    private final Clock clock;

    SessionRights(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Session(String id, Account account) {}

    @Override
    public Map<String, Viewer> of(Collection<String> sessions) {
        Map<String, Viewer> viewers = new HashMap<>();
        jdbc
                .sql("select s.session_id, a.* from spring_session s join (" + Accounts.ACTIVE
                        + ") a on a.id = cast(s.principal_name as uuid)"
                        + " where s.session_id = any(cast(:sessions as bpchar[])) and s.expiry_time > :now")
                .param("today", LocalDate.now(clock))
                .param("sessions", sessions.toArray(String[]::new))
                .param("now", clock.millis())
                .query((row, n) -> new Session(row.getString("session_id"), Accounts.account(row, n)))
                .list()
                .stream()
                .filter(session -> !session.account().mustChangePassword())
                .forEach(session -> viewers.put(session.id(), session.account().viewer()));
        return viewers;
    }
}
