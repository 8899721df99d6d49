package id.binamutu.people;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;

/** People and teams for tests, new ones on every call, all with the same password. */
@Component
public class TestOrganisation {

    public static final String PASSWORD = "gadai-emas-di-pasar-pagi";

    public static final LocalDate JOINED = LocalDate.of(2026, 1, 5);

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final PersonRepository people;
    private final TeamRepository teams;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final String hash;

    TestOrganisation(
            PersonRepository people,
            TeamRepository teams,
            JdbcClient jdbc,
            PasswordEncoder encoder,
            TransactionTemplate transaction) {
        this.people = people;
        this.teams = teams;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.hash = encoder.encode(PASSWORD);
    }

    /** A team with a leader and agents, by name. */
    public record Team(UUID id, String name, PersonName leader, List<PersonName> agents) {

        public PersonName agent() {
            return agents.get(0);
        }
    }

    public Team team() {
        return team(3);
    }

    public Team team(int agents) {
        return transaction.execute(status -> {
            String name = "Tim " + NUMBER.incrementAndGet() + " " + suffix();
            UUID id = teams.saveAndFlush(new id.binamutu.people.Team(name)).id();
            PersonName leader = person(Role.TEAM_LEADER);
            leads(leader, id, JOINED);
            List<PersonName> members = new ArrayList<>();
            for (int i = 0; i < agents; i++) {
                PersonName agent = person(Role.AGENT);
                joins(agent, id, JOINED);
                members.add(agent);
            }
            return new Team(id, name, leader, List.copyOf(members));
        });
    }

    public PersonName person(Role... roles) {
        Set<Role> held = EnumSet.noneOf(Role.class);
        held.addAll(List.of(roles));
        String number = "T" + NUMBER.incrementAndGet() + suffix();
        String email = number.toLowerCase(Locale.ROOT) + "@contoh.co.id";
        Person person = new Person(number, "Orang " + number, email, held, JOINED);
        person.choosePassword(hash);
        return people.saveAndFlush(person).asName();
    }

    /** Somebody who came in by an import. */
    public PersonName named(String name) {
        return jdbc.sql("select id, employee_id, name from person where name = ? order by employee_id limit 1")
                .param(name)
                .query(PersonName.class)
                .single();
    }

    /** Puts an agent into a team from a day on; the agent must be in none from then on. */
    public void joins(PersonName agent, UUID teamId, LocalDate from) {
        jdbc.sql("insert into team_membership (id, agent_id, team_id, valid_from) values (?, ?, ?, ?)")
                .params(UUID.randomUUID(), agent.id(), teamId, from)
                .update();
    }

    /** Ends the agent's membership with this last day. */
    public void leaves(PersonName agent, LocalDate lastDay) {
        jdbc.sql("update team_membership set valid_until = ? where agent_id = ? and valid_until is null")
                .params(lastDay, agent.id())
                .update();
    }

    public void leads(PersonName leader, UUID teamId, LocalDate from) {
        jdbc.sql("insert into team_leadership (id, leader_id, team_id, valid_from) values (?, ?, ?, ?)")
                .params(UUID.randomUUID(), leader.id(), teamId, from)
                .update();
    }

    /** Signs in for a request, exactly as the sign-in page leaves it. */
    public RequestPostProcessor as(PersonName person) {
        return authentication(
                UsernamePasswordAuthenticationToken.authenticated(new SignedIn(person.id()), null, List.of()));
    }

    /** The same for a new colleague with exactly these roles. */
    public RequestPostProcessor as(Role... roles) {
        return as(person(roles));
    }

    private static String suffix() {
        return UUID.randomUUID().toString().substring(0, 6).toUpperCase(Locale.ROOT);
    }
}
