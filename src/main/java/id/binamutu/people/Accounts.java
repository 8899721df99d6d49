package id.binamutu.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rights and settings of who is signed in, in one statement. */
@Component
class Accounts {

    /** Everybody who may sign in, as of {@code :today}. */
    static final String ACTIVE = """
            select p.id, p.employee_id, p.name, p.locale, p.theme, p.must_change_password,
              array(select r.role from person_role r where r.person_id = p.id) as roles,
              array(select l.team_id from team_leadership l where l.leader_id = p.id
                and daterange(l.valid_from, l.valid_until, '[]') @> :today
                and exists (select from person_role r where r.person_id = p.id and r.role = 'TEAM_LEADER')) as led
            from person p where p.active""";

    private final JdbcClient jdbc;
    private final Clock clock;

    Accounts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Empty for somebody who may not sign in any more. */
    Optional<Account> find(UUID personId) {
        return jdbc.sql("select * from (" + ACTIVE + ") a where a.id = :id")
                .param("id", personId)
                .param("today", LocalDate.now(clock))
                .query(Accounts::account)
                .optional();
    }

    static Account account(ResultSet row, int number) throws SQLException {
        Set<Role> roles = Arrays.stream((String[]) row.getArray("roles").getArray())
                .map(Role::valueOf)
                .collect(Collectors.toUnmodifiableSet());
        Set<UUID> led = Set.of((UUID[]) row.getArray("led").getArray());
        Viewer viewer = new Viewer(
                row.getObject("id", UUID.class), row.getString("employee_id"), row.getString("name"), roles, led);
        return new Account(
                viewer, row.getString("locale"), row.getString("theme"), row.getBoolean("must_change_password"));
    }
}
