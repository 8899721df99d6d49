package id.binamutu.people;

import id.binamutu.audit.Trail;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.RuleViolation;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.orm.ObjectOptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class TeamService {

    private final TeamRepository teams;
    private final PersonRepository people;
    private final JdbcClient jdbc;
    private final Succession leaders;
    private final Trail trail;
    private final ApplicationEventPublisher events;

    TeamService(
            TeamRepository teams,
            PersonRepository people,
            JdbcClient jdbc,
            Trail trail,
            ApplicationEventPublisher events) {
        this.teams = teams;
        this.people = people;
        this.jdbc = jdbc;
        this.leaders = Succession.ofLeaders(jdbc);
        this.trail = trail;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public TeamForm form(UUID id) {
        Team team = find(id);
        return new TeamForm(team.name(), team.version());
    }

    public UUID create(TeamForm form) {
        UUID id = save(new Team(form.name())).id();
        trail.record("team.created", "team", id, Map.of("name", form.name().strip()));
        return id;
    }

    public void rename(UUID id, TeamForm form) {
        Team team = find(id);
        if (!Objects.equals(form.version(), team.version())) {
            throw new ObjectOptimisticLockingFailureException(Team.class, id);
        }
        String before = team.name();
        team.rename(form.name());
        save(team);
        trail.record("team.renamed", "team", id, Map.of("from", before, "to", team.name()));
    }

    /** Twice the same changes nothing the second time. */
    public void appoint(UUID teamId, UUID leaderId, LocalDate from) {
        lock(teamId);
        Person leader = people.findById(leaderId).orElseThrow(NotFoundException::new);
        if (!leader.active() || !leader.roles().contains(Role.TEAM_LEADER)) {
            throw RuleViolation.at("leaderId", "people.leadership.notLeader");
        }
        if (leaders.from(teamId, leaderId, from)) {
            trail.record(
                    "leadership.began", "team", teamId, Map.of("leader", leaderId.toString(), "from", from.toString()));
            events.publishEvent(new LeaderAppointed(teamId, leaderId, from));
        }
    }

    private Team save(Team team) {
        try {
            return teams.saveAndFlush(team);
        } catch (DataIntegrityViolationException e) {
            if (String.valueOf(e.getMostSpecificCause().getMessage()).contains("team_name_idx")) {
                throw RuleViolation.at("name", "people.taken.team", team.name());
            }
            throw e;
        }
    }

    private Team find(UUID id) {
        return teams.findById(id).orElseThrow(NotFoundException::new);
    }

    /** Whoever comes second waits here. */
    private void lock(UUID id) {
        if (jdbc.sql("select id from team where id = ? for update")
                .param(id)
                .query(UUID.class)
                .list()
                .isEmpty()) {
            throw new NotFoundException();
        }
    }
}
