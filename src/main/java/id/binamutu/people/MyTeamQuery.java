package id.binamutu.people;

import id.binamutu.people.MyTeamController.Agent;
import id.binamutu.people.MyTeamController.TeamOfAgents;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class MyTeamQuery {

    private final JdbcClient jdbc;
    private final Clock clock;

    MyTeamQuery(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<TeamOfAgents> agentsLedBy(Viewer viewer) {
        List<Agent> agents = jdbc.sql("""
                        select p.id, p.employee_id, p.name, t.id as team_id, t.name as team, m.valid_from as since
                        from team t join team_membership m on m.team_id = t.id join person p on p.id = m.agent_id
                        where t.id = any(?) and daterange(m.valid_from, m.valid_until, '[]') @> ?
                        order by lower(t.name), t.id, lower(p.name), p.id
                        """)
                .param(viewer.ledTeamIds().toArray(UUID[]::new))
                .param(LocalDate.now(clock))
                .query(Agent.class)
                .list();
        return agents.stream()
                .collect(Collectors.groupingBy(Agent::team, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(team -> new TeamOfAgents(team.getKey(), team.getValue()))
                .toList();
    }
}
