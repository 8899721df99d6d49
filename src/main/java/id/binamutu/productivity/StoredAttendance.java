package id.binamutu.productivity;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class StoredAttendance implements Attendance {

    private final JdbcClient jdbc;

    StoredAttendance(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, Days> of(UUID teamId, LocalDate from, LocalDate to) {
        Map<UUID, Days> days = new HashMap<>();
        jdbc.sql("""
                select m.agent_id, count(*) filter (where d.handled > 0) as present, max(d.day) as last
                from team_membership m
                join productivity_day d on d.agent_id = m.agent_id
                  and d.day between greatest(m.valid_from, :from) and least(coalesce(m.valid_until, :to), :to)
                where m.team_id = :team and m.valid_from <= :to and coalesce(m.valid_until, :to) >= :from
                group by m.agent_id""").param("team", teamId).param("from", from).param("to", to).query(row -> {
            days.put(
                    row.getObject("agent_id", UUID.class),
                    new Days(row.getLong("present"), row.getObject("last", LocalDate.class)));
        });
        return days;
    }
}
