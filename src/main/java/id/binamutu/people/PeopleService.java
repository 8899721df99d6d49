package id.binamutu.people;

import id.binamutu.audit.Trail;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.RuleViolation;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.orm.ObjectOptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class PeopleService {

    private final PersonRepository people;
    private final JdbcClient jdbc;
    private final Succession teams;
    private final Trail trail;

    PeopleService(PersonRepository people, JdbcClient jdbc, Trail trail) {
        this.people = people;
        this.jdbc = jdbc;
        this.teams = Succession.ofTeams(jdbc);
        this.trail = trail;
    }

    @Transactional(readOnly = true)
    public PersonForm form(UUID id) {
        return PersonForm.of(find(id));
    }

    public UUID create(PersonForm form) {
        if (people.existsByEmployeeIdIgnoreCase(form.employeeId().strip())) {
            throw RuleViolation.at(
                    "employeeId", "people.taken.employeeId", form.employeeId().strip());
        }
        Person person = new Person(form.employeeId(), form.name(), form.email(), form.granted(), form.joinedOn());
        UUID id = save(person, form).id();
        trail.record(
                "person.created", "person", id, Map.of("roles", form.granted().toString()));
        if (form.teamId() != null && form.has(Role.AGENT)) {
            join(id, form.teamId(), form.joinedOn());
        }
        return id;
    }

    public void edit(UUID id, PersonForm form, Viewer editor) {
        Person person = find(id);
        if (!Objects.equals(form.version(), person.version())) {
            throw new ObjectOptimisticLockingFailureException(Person.class, id);
        }
        if (editor.id().equals(id) && (!form.isActive() || !form.has(Role.ADMIN))) {
            throw RuleViolation.of("people.edit.self");
        }
        if (form.email() != null && people.emailBelongsToAnother(form.email(), id)) {
            throw RuleViolation.at("email", "people.taken.email", form.email());
        }
        person.describe(form.name(), form.email(), form.joinedOn());
        person.grant(form.granted());
        if (form.isActive()) {
            person.activate();
        } else {
            person.deactivate();
        }
        save(person, form);
        trail.record(
                "person.changed", "person", id, Map.of("roles", form.granted().toString(), "active", form.isActive()));
    }

    public void prefer(UUID id, String locale, String theme) {
        find(id).prefer(locale, theme);
    }

    /** Twice the same changes nothing the second time. */
    public void join(UUID agentId, UUID teamId, LocalDate from) {
        lock(agentId);
        if (!find(agentId).roles().contains(Role.AGENT)) {
            throw RuleViolation.of("people.membership.notAgent");
        }
        if (teams.from(agentId, teamId, from)) {
            trail.record(
                    "membership.began", "person", agentId, Map.of("team", teamId.toString(), "from", from.toString()));
        }
    }

    public void leave(UUID agentId, LocalDate lastDay) {
        lock(agentId);
        if (teams.until(agentId, lastDay)) {
            trail.record("membership.ended", "person", agentId, Map.of("until", lastDay.toString()));
        }
    }

    private Person save(Person person, PersonForm form) {
        try {
            return people.saveAndFlush(person);
        } catch (DataIntegrityViolationException e) {
            String cause = String.valueOf(e.getMostSpecificCause().getMessage());
            if (cause.contains("person_email_idx")) {
                throw RuleViolation.at("email", "people.taken.email", String.valueOf(form.email()));
            }
            if (cause.contains("person_employee_id_idx")) {
                throw RuleViolation.at("employeeId", "people.taken.employeeId", form.employeeId());
            }
            throw e;
        }
    }

    private Person find(UUID id) {
        return people.findById(id).orElseThrow(NotFoundException::new);
    }

    /** Whoever comes second waits here. */
    private void lock(UUID id) {
        if (jdbc.sql("select id from person where id = ? for update")
                .param(id)
                .query(UUID.class)
                .list()
                .isEmpty()) {
            throw new NotFoundException();
        }
    }
}
