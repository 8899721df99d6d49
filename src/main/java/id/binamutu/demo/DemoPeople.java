package id.binamutu.demo;

import id.binamutu.people.Directory;
import id.binamutu.people.PeopleDemo;
import id.binamutu.people.Role;
import id.binamutu.people.TeamName;
import id.binamutu.people.Teams;
import id.binamutu.people.Viewer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Fifty people of our own making, and who they are once they are in. */
@Component
@Profile("demo")
class DemoPeople {
    static final String PASSWORD = "coba-bina-mutu";
    static final int AGENTS_PER_TEAM = 10;

    static final List<String> TEAMS = List.of("Tim Melati", "Tim Kenanga", "Tim Cendana", "Tim Jati");
    private static final List<String> LEADERS =
            List.of("Ratih Prameswari", "Bagas Adinegoro", "Nurul Hidayati", "Yohanes Simatupang");
    private static final List<String> AGENTS = List.of(
            "Citra Larasati",
            "Dimas Prayoga",
            "Anisa Rahmadani",
            "Fajar Nugraha",
            "Putri Wulandari",
            "Rangga Saputra",
            "Maya Kusumawati",
            "Ilham Ramadhan",
            "Tiara Anggraini",
            "Yoga Pradana",
            "Sinta Maharani",
            "Arif Budiman",
            "Laila Fitriani",
            "Reza Firmansyah",
            "Dewi Puspitasari",
            "Galih Wicaksono",
            "Nadia Safitri",
            "Bayu Setiawan",
            "Rina Oktaviani",
            "Hafiz Maulana",
            "Melati Sihombing",
            "Andi Kurniawan",
            "Ayu Pertiwi",
            "Joko Susanto",
            "Vina Marlina",
            "Teguh Santoso",
            "Winda Lestari",
            "Eko Purnomo",
            "Salsabila Zahra",
            "Robby Hutagalung",
            "Intan Permatasari",
            "Doni Hermawan",
            "Kartika Dewanti",
            "Surya Dharma",
            "Fitri Handayani",
            "Agung Wibowo",
            "Mega Silalahi",
            "Rizki Aditya",
            "Wahyu Hidayat",
            "Clara Manurung");

    private final Teams teams;
    private final Directory directory;
    private final PeopleDemo people;

    DemoPeople(Teams teams, Directory directory, PeopleDemo people) {
        this.teams = teams;
        this.directory = directory;
        this.people = people;
    }

    /** @param agents in the order of their employee numbers */
    record Crew(UUID teamId, String name, Viewer leader, List<Viewer> agents) {}

    record Cast(
            Viewer manager,
            Viewer coordinator,
            Viewer quality,
            Viewer reviewer,
            Viewer documents,
            Viewer admin,
            List<Crew> crews) {}

    static String csv(LocalDate joined) {
        StringBuilder csv = new StringBuilder("employee_id,name,email,role,team,team_leader_id,joined_on\n");
        row(csv, "M001", "Wulan Kartasasmita", "MANAGER", "", "", joined);
        row(csv, "K001", "Hendro Gunawan", "COORDINATOR", "", "", joined);
        row(csv, "Q001", "Hana Nasution", "QUALITY_CONTROL", "", "", joined);
        row(csv, "Q002", "Lukman Hakim", "QUALITY_CONTROL", "", "", joined);
        row(csv, "D001", "Sri Rahayu", "DOCUMENT_CONTROL", "", "", joined);
        row(csv, "S001", "Taufik Ismail", "ADMIN", "", "", joined);
        for (int team = 0; team < TEAMS.size(); team++) {
            row(csv, leaderId(team), LEADERS.get(team), "TEAM_LEADER", TEAMS.get(team), "", joined);
        }
        for (int i = 0; i < AGENTS.size(); i++) {
            int team = i / AGENTS_PER_TEAM;
            row(csv, agentId(i), AGENTS.get(i), "AGENT", TEAMS.get(team), leaderId(team), joined);
        }
        return csv.toString();
    }

    private static void row(
            StringBuilder csv, String id, String name, String role, String team, String leader, LocalDate joined) {
        csv.append(String.join(
                        ",",
                        id,
                        name,
                        id.toLowerCase(java.util.Locale.ROOT) + "@contoh.co.id",
                        role,
                        team,
                        leader,
                        joined.toString()))
                .append('\n');
    }

    static String firstName(int agent) {
        return AGENTS.get(agent).split(" ")[0];
    }

    static String agentId(int number) {
        return "A%03d".formatted(number + 1);
    }

    private static String leaderId(int team) {
        return "T%03d".formatted(team + 1);
    }

    void givePasswords() {
        people.everybodySignsInWith(PASSWORD);
    }

    Cast cast() {
        Map<String, UUID> ids = directory.idsByEmployeeId();
        Map<String, TeamName> named = new java.util.HashMap<>();
        teams.all().forEach(team -> named.put(team.name(), team));
        List<Crew> crews = new ArrayList<>();
        for (int team = 0; team < TEAMS.size(); team++) {
            UUID teamId = Objects.requireNonNull(named.get(TEAMS.get(team))).id();
            List<Viewer> agents = new ArrayList<>();
            for (int i = 0; i < AGENTS_PER_TEAM; i++) {
                int number = team * AGENTS_PER_TEAM + i;
                agents.add(viewer(ids, agentId(number), AGENTS.get(number), Role.AGENT, Set.of()));
            }
            crews.add(new Crew(
                    teamId,
                    TEAMS.get(team),
                    viewer(ids, leaderId(team), LEADERS.get(team), Role.TEAM_LEADER, Set.of(teamId)),
                    agents));
        }
        return new Cast(
                viewer(ids, "M001", "Wulan Kartasasmita", Role.MANAGER, Set.of()),
                viewer(ids, "K001", "Hendro Gunawan", Role.COORDINATOR, Set.of()),
                viewer(ids, "Q001", "Hana Nasution", Role.QUALITY_CONTROL, Set.of()),
                viewer(ids, "Q002", "Lukman Hakim", Role.QUALITY_CONTROL, Set.of()),
                viewer(ids, "D001", "Sri Rahayu", Role.DOCUMENT_CONTROL, Set.of()),
                viewer(ids, "S001", "Taufik Ismail", Role.ADMIN, Set.of()),
                crews);
    }

    private static Viewer viewer(Map<String, UUID> ids, String employeeId, String name, Role role, Set<UUID> leads) {
        return new Viewer(Objects.requireNonNull(ids.get(employeeId)), employeeId, name, Set.of(role), leads);
    }
}
