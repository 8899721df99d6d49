package id.binamutu.people;

import id.binamutu.web.NotFoundException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class DirectoryQueries implements Directory {

    private final JdbcClient jdbc;

    DirectoryQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<UUID, PersonName> names(Collection<UUID> ids) {
        Map<UUID, PersonName> names = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.sql("select id, employee_id, name from person where id = any(?)")
                    .param(ids.toArray(UUID[]::new))
                    .query(PersonName.class)
                    .list()
                    .forEach(person -> names.put(person.id(), person));
        }
        return names;
    }

    @Override
    public PersonName name(UUID id) {
        return jdbc.sql("select id, employee_id, name from person where id = ?")
                .param(id)
                .query(PersonName.class)
                .optional()
                .orElseThrow(NotFoundException::new);
    }

    @Override
    public Map<String, UUID> idsByEmployeeId() {
        Map<String, UUID> ids = new HashMap<>();
        jdbc.sql("select upper(employee_id) as employee_id, id from person").query(row -> {
            ids.put(row.getString("employee_id"), row.getObject("id", UUID.class));
        });
        return ids;
    }

    @Override
    public Map<String, UUID> idsByEmployeeId(Collection<String> employeeIds) {
        Map<String, UUID> ids = new HashMap<>();
        if (!employeeIds.isEmpty()) {
            jdbc.sql("select upper(employee_id) as employee_id, id from person where upper(employee_id) = any(?)")
                    .param(employeeIds.stream()
                            .map(id -> id.toUpperCase(Locale.ROOT))
                            .toArray(String[]::new))
                    .query(row -> {
                        ids.put(row.getString("employee_id"), row.getObject("id", UUID.class));
                    });
        }
        return ids;
    }

    @Override
    public Map<String, PersonName> namesByEmail(Collection<String> emails) {
        Map<String, PersonName> names = new HashMap<>();
        if (!emails.isEmpty()) {
            jdbc.sql("select lower(email) as email, id, employee_id, name from person where lower(email) = any(?)")
                    .param(emails.stream()
                            .map(email -> email.toLowerCase(Locale.ROOT))
                            .toArray(String[]::new))
                    .query(row -> {
                        names.put(
                                row.getString("email"),
                                new PersonName(
                                        row.getObject("id", UUID.class),
                                        row.getString("employee_id"),
                                        row.getString("name")));
                    });
        }
        return names;
    }

    @Override
    public List<PersonName> holding(Role role) {
        return jdbc.sql("""
                        select p.id, p.employee_id, p.name from person p join person_role r on r.person_id = p.id
                        where r.role = ? and p.active order by lower(p.name), p.id
                        """).param(role.name()).query(PersonName.class).list();
    }
}
