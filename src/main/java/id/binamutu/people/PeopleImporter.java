package id.binamutu.people;

import id.binamutu.audit.Trail;
import id.binamutu.importing.BadRow;
import id.binamutu.importing.ImportFile;
import id.binamutu.importing.ImportMode;
import id.binamutu.importing.ImportSink;
import id.binamutu.importing.Importer;
import id.binamutu.importing.Table;
import id.binamutu.importing.TableRow;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * People and teams from {@code people.csv}. Who is known already is brought up to date; a role is added but never taken
 * away, a deactivated person stays so, and a team that somebody else leads is not taken over: those are decisions that an
 * administrator makes on the page. What is kept while reading grows with the people, not with the file.
 */
@Component
class PeopleImporter implements Importer {

    private static final List<String> COLUMNS =
            List.of("employee_id", "name", "email", "role", "team", "team_leader_id", "joined_on");

    private static final Pattern EMPLOYEE_ID = Pattern.compile("[A-Za-z0-9._/-]{1,40}");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");

    private final JdbcClient jdbc;
    private final Trail trail;
    private final Clock clock;

    PeopleImporter(JdbcClient jdbc, Trail trail, Clock clock) {
        this.jdbc = jdbc;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "people";
    }

    @Override
    public void read(ImportFile file, ImportMode mode, ImportSink sink) throws IOException {
        Map<String, String> leadersInFile = leadersIn(file);
        Run run = new Run(mode == ImportMode.COMMIT, leadersInFile);
        Table.read(file, COLUMNS, sink, row -> {
            if (run.take(row)) {
                sink.accepted(row.line());
            } else {
                sink.unchanged(row.line());
            }
        });
    }

    /** Employee number of every team leader in the file, with the team: an agent's row may stand before the leader's. */
    private static Map<String, String> leadersIn(ImportFile file) throws IOException {
        Map<String, String> leaders = new HashMap<>();
        Table.read(file, COLUMNS, new Silence(), row -> {
            if (List.of(row.text("role").toUpperCase(Locale.ROOT).split("\\s*\\|\\s*"))
                    .contains(Role.TEAM_LEADER.name())) {
                leaders.putIfAbsent(key(row.text("employee_id")), row.text("team"));
            }
        });
        return leaders;
    }

    private static String key(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    private record Row(
            String employeeId,
            String name,
            @Nullable String email,
            Set<Role> roles,
            @Nullable String team,
            @Nullable String leader,
            LocalDate joinedOn) {}

    private record Known(
            UUID id,
            String name,
            @Nullable String email,
            LocalDate joinedOn,
            Set<Role> roles,
            @Nullable UUID teamId,
            @Nullable LocalDate inTeamFrom) {}

    /** One reading of one file: what is on record, and what the rows before this one added. */
    private final class Run {

        private final boolean write;
        private final Map<String, String> leadersInFile;
        private final Map<String, Known> people = new HashMap<>();
        private final Map<String, UUID> ownerOfEmail = new HashMap<>();
        private final Map<String, UUID> teams = new HashMap<>();
        private final Map<UUID, UUID> leaderOfTeam = new HashMap<>();
        private final Set<String> seen = new HashSet<>();
        private final LocalDate today = LocalDate.now(clock);

        Run(boolean write, Map<String, String> leadersInFile) {
            this.write = write;
            this.leadersInFile = leadersInFile;
            jdbc.sql("""
                            select p.id, p.employee_id, p.name, p.email, p.joined_on,
                              array(select role from person_role r where r.person_id = p.id) as roles,
                              m.team_id, m.valid_from as in_team_from
                            from person p left join lateral (select m.team_id, m.valid_from from team_membership m where m.agent_id = p.id
                              and (m.valid_until is null or m.valid_until >= :today) order by m.valid_from desc limit 1) m on true
                            """).param("today", today).query(row -> {
                Set<Role> roles = EnumSet.noneOf(Role.class);
                for (String role : (String[]) row.getArray("roles").getArray()) {
                    roles.add(Role.valueOf(role));
                }
                Known person = new Known(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("email"),
                        row.getObject("joined_on", LocalDate.class),
                        roles,
                        row.getObject("team_id", UUID.class),
                        row.getObject("in_team_from", LocalDate.class));
                people.put(key(row.getString("employee_id")), person);
                if (person.email() != null) {
                    ownerOfEmail.put(key(person.email()), person.id());
                }
            });
            jdbc.sql("""
                            select t.id, t.name, l.leader_id from team t
                            left join team_leadership l on l.team_id = t.id and (l.valid_until is null or l.valid_until >= ?)
                            """).param(today).query(row -> {
                UUID team = row.getObject("id", UUID.class);
                teams.put(key(row.getString("name")), team);
                UUID leader = row.getObject("leader_id", UUID.class);
                if (leader != null) {
                    leaderOfTeam.put(team, leader);
                }
            });
        }

        /** @return whether the row says anything new */
        boolean take(TableRow csv) {
            Row row = read(csv);
            Known known = people.get(key(row.employeeId()));
            check(row, known);
            seen.add(key(row.employeeId()));
            UUID id = known == null ? UUID.randomUUID() : known.id();
            boolean changed = known == null ? insert(id, row) : update(known, row);
            String team = row.team() != null ? row.team() : teamOfLeader(row);
            UUID teamId = known == null ? null : known.teamId();
            if (team != null) {
                UUID named = teamCalled(team);
                if (row.roles().contains(Role.TEAM_LEADER)) {
                    changed |= lead(named, id, row.joinedOn());
                } else if (row.roles().contains(Role.AGENT)) {
                    changed |= !named.equals(teamId);
                    join(id, teamId, named, row.joinedOn());
                    teamId = named;
                }
            }
            Set<Role> roles = EnumSet.copyOf(row.roles());
            if (known != null) {
                roles.addAll(known.roles());
            }
            people.put(
                    key(row.employeeId()), new Known(id, row.name(), row.email(), row.joinedOn(), roles, teamId, null));
            if (row.email() != null) {
                ownerOfEmail.put(key(row.email()), id);
            }
            return changed;
        }

        private Row read(TableRow csv) {
            String employeeId = csv.required("employee_id", 40);
            if (!EMPLOYEE_ID.matcher(employeeId).matches()) {
                throw new BadRow("employee_id", "import.bad.people.employeeId");
            }
            String name = csv.required("name", 200);
            String email = csv.optional("email", 200);
            if (email != null && !EMAIL.matcher(email).matches()) {
                throw new BadRow("email", "import.bad.people.email", email);
            }
            Set<Role> roles = EnumSet.noneOf(Role.class);
            for (String role : csv.required("role", 200).split("\\|", -1)) {
                roles.add(roleOf(role.strip()));
            }
            return new Row(
                    employeeId.toUpperCase(Locale.ROOT),
                    name,
                    email == null ? null : email.toLowerCase(Locale.ROOT),
                    roles,
                    csv.optional("team", 200),
                    csv.optional("team_leader_id", 40),
                    csv.date("joined_on"));
        }

        private static Role roleOf(String text) {
            try {
                return Role.valueOf(text.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                throw new BadRow("role", "import.bad.people.role", text);
            }
        }

        private void check(Row row, @Nullable Known known) {
            if (seen.contains(key(row.employeeId()))) {
                throw new BadRow("employee_id", "import.bad.people.twice", row.employeeId());
            }
            UUID owner = row.email() == null ? null : ownerOfEmail.get(key(row.email()));
            if (owner != null && (known == null || !owner.equals(known.id()))) {
                throw new BadRow("email", "import.bad.people.emailTaken", String.valueOf(row.email()));
            }
            if (row.roles().contains(Role.TEAM_LEADER) && row.team() != null) {
                UUID team = teams.get(key(row.team()));
                UUID leader = team == null ? null : leaderOfTeam.get(team);
                if (leader != null && (known == null || !leader.equals(known.id()))) {
                    throw new BadRow("team", "import.bad.people.teamLed", row.team());
                }
            }
            if (row.leader() != null) {
                checkLeader(row, row.leader());
            }
            if (row.team() != null
                    && known != null
                    && known.inTeamFrom() != null
                    && known.inTeamFrom().isAfter(today)) {
                UUID team = teams.get(key(row.team()));
                if (!Objects.equals(known.teamId(), team)) {
                    throw new BadRow("team", "import.bad.people.later");
                }
            }
        }

        private void checkLeader(Row row, String leader) {
            String teamInFile = leadersInFile.get(key(leader));
            Known leaderOnRecord = people.get(key(leader));
            if (teamInFile == null
                    && (leaderOnRecord == null || !leaderOnRecord.roles().contains(Role.TEAM_LEADER))) {
                throw new BadRow("team_leader_id", "import.bad.people.leaderUnknown", leader);
            }
            if (row.team() == null) {
                return;
            }
            UUID team = teams.get(key(row.team()));
            boolean leadsInFile = teamInFile != null && key(teamInFile).equals(key(row.team()));
            boolean leadsOnRecord = leaderOnRecord != null
                    && team != null
                    && leaderOnRecord.id().equals(leaderOfTeam.get(team));
            if (!leadsInFile && !leadsOnRecord) {
                throw new BadRow("team_leader_id", "import.bad.people.leaderElsewhere", leader, row.team());
            }
        }

        private @Nullable String teamOfLeader(Row row) {
            String team = row.leader() == null ? null : leadersInFile.get(key(row.leader()));
            return team == null || team.isBlank() ? null : team;
        }

        private boolean insert(UUID id, Row row) {
            if (write) {
                jdbc.sql(
                                "insert into person (id, employee_id, name, email, joined_on) values (:id, :number, :name, :email, :joinedOn)")
                        .param("id", id)
                        .param("number", row.employeeId())
                        .param("name", row.name())
                        .param("email", row.email())
                        .param("joinedOn", row.joinedOn())
                        .update();
                grant(id, row.roles());
                trail.record(
                        "person.created",
                        "person",
                        id,
                        Map.of("roles", row.roles().toString(), "by", "import"));
            }
            return true;
        }

        private boolean update(Known known, Row row) {
            String email = row.email() == null ? known.email() : row.email();
            Set<Role> added = EnumSet.copyOf(row.roles());
            added.removeAll(known.roles());
            boolean differs = !known.name().equals(row.name())
                    || !known.joinedOn().equals(row.joinedOn())
                    || !Objects.equals(known.email(), email);
            if (write && (differs || !added.isEmpty())) {
                jdbc.sql(
                                "update person set name = :name, email = :email, joined_on = :joinedOn, version = version + 1 where id = :id")
                        .param("id", known.id())
                        .param("name", row.name())
                        .param("email", email)
                        .param("joinedOn", row.joinedOn())
                        .update();
                grant(known.id(), added);
                trail.record(
                        "person.changed",
                        "person",
                        known.id(),
                        Map.of("roles added", added.toString(), "by", "import"));
            }
            return differs || !added.isEmpty();
        }

        private void grant(UUID id, Set<Role> roles) {
            jdbc.sql("insert into person_role (person_id, role) select ?, unnest(?)")
                    .params(id, roles.stream().map(Role::name).toArray(String[]::new))
                    .update();
        }

        private UUID teamCalled(String name) {
            return teams.computeIfAbsent(key(name), key -> {
                UUID id = UUID.randomUUID();
                if (write) {
                    jdbc.sql("insert into team (id, name) values (?, ?)")
                            .params(id, name)
                            .update();
                    trail.record("team.created", "team", id, Map.of("name", name, "by", "import"));
                }
                return id;
            });
        }

        private boolean lead(UUID team, UUID leader, LocalDate from) {
            if (leader.equals(leaderOfTeam.put(team, leader))) {
                return false;
            }
            if (write) {
                jdbc.sql("""
                                insert into team_leadership (id, leader_id, team_id, valid_from)
                                select uuidv7(), :leader, :team, greatest(:from, coalesce(max(valid_until) + 1, :from))
                                from team_leadership where team_id = :team
                                """)
                        .param("leader", leader)
                        .param("team", team)
                        .param("from", from)
                        .update();
                trail.record("leadership.began", "team", team, Map.of("leader", leader.toString(), "by", "import"));
            }
            return true;
        }

        /** A new agent from the first day on, one who changes teams from today. */
        private void join(UUID agent, @Nullable UUID before, UUID team, LocalDate joinedOn) {
            if (team.equals(before) || !write) {
                return;
            }
            LocalDate from = before == null ? firstFreeDay(agent, joinedOn) : today;
            Succession.ofTeams(jdbc).from(agent, team, from);
            trail.record(
                    "membership.began",
                    "person",
                    agent,
                    Map.of("team", team.toString(), "from", from.toString(), "by", "import"));
        }

        private LocalDate firstFreeDay(UUID agent, LocalDate joinedOn) {
            return jdbc.sql(
                            "select greatest(?, coalesce(max(valid_until) + 1, ?)) from team_membership where agent_id = ?")
                    .params(joinedOn, joinedOn, agent)
                    .query(LocalDate.class)
                    .single();
        }
    }

    private static final class Silence implements ImportSink {

        @Override
        public void accepted(long line) {}

        @Override
        public void unchanged(long line) {}

        @Override
        public void refused(long line, String column, String messageKey, List<Object> arguments, List<String> row) {}
    }
}
