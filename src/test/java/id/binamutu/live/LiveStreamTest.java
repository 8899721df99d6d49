package id.binamutu.live;

import static org.assertj.core.api.Assertions.assertThat;

import id.binamutu.people.PersonName;
import id.binamutu.people.Role;
import id.binamutu.people.TestOrganisation;
import id.binamutu.testing.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Streams over real HTTP, as a browser reads them. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(TestDatabase.class)
class LiveStreamTest {

    private static final Duration SOON = Duration.ofSeconds(15);

    @Autowired
    LiveLoop loop;

    @Autowired
    LiveConversations live;

    @Autowired
    TestOrganisation organisation;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @LocalServerPort
    int port;

    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final List<HttpReader.Open> opened = new ArrayList<>();
    private TestOrganisation.Team team;
    private TalkMother talk;

    @BeforeEach
    void team() {
        team = organisation.team();
        talk = new TalkMother(team.agent().id(), clock.instant().minusSeconds(60));
    }

    @AfterEach
    void close() {
        opened.forEach(HttpReader.Open::close);
        threads.shutdownNow();
    }

    @Test
    void streamsOpenAgainAfterAStopAndAStart() throws Exception {
        loop.stop();
        loop.start();

        List<String> heard = listen(team.leader(), "/live/boards/all/events");

        await(() -> heard.contains("event: all"));
    }

    @Test
    void newsArrivesAtItsOwnTeamAndNeverAtAnother() throws Exception {
        TestOrganisation.Team other = organisation.team();
        List<String> own = listen(team.leader(), "/live/boards/all/events");
        List<String> others = listen(other.leader(), "/live/boards/all/events");
        List<String> managers = listen(organisation.person(Role.MANAGER), "/live/boards/" + team.id() + "/events");
        await(() -> own.contains("event: all") && others.contains("event: all") && managers.contains("event: all"));

        live.receive(talk.begins(talk.customer(0, "Nomor saya 0812 3456 7890")));
        await(() -> text(own).contains(talk.id) && text(managers).contains(talk.id));
        assertThat(text(own)).contains("[nomor telepon disamarkan]").doesNotContain("3456");

        live.receive(talk.ends(50));
        await(() -> own.contains("event: gone"));
        TalkMother later = new TalkMother(other.agent().id(), talk.startedAt);
        live.receive(later.begins());
        await(() -> text(others).contains(later.id));
        assertThat(text(others)).doesNotContain(talk.id).doesNotContain("event: gone");
        assertThat(text(managers)).doesNotContain(later.id);
    }

    @Test
    void conversationThatGoesToAnotherTeamLeavesTheFirst() throws Exception {
        TestOrganisation.Team other = organisation.team();
        live.receive(talk.begins(talk.customer(0, "Halo")));
        List<String> own = listen(team.leader(), "/live/boards/all/events");
        List<String> reading = listen(team.leader(), "/live/" + id() + "/events");
        await(() -> text(own).contains(talk.id) && text(reading).contains("Halo"));

        live.receive(talk.isTakenBy(other.agent().id()));
        await(() -> own.contains("event: gone") && reading.contains("event: over"));
        live.receive(talk.goesOn(talk.customer(9, "Rahasia tim lain")));
        List<String> others = listen(other.leader(), "/live/boards/all/events");
        await(() -> text(others).contains("Rahasia tim lain"));
        assertThat(text(own) + text(reading)).doesNotContain("Rahasia tim lain");
    }

    @Test
    void readerFollowsAConversationToItsEndAndGoesOnWhereTheLineBroke() throws Exception {
        live.receive(talk.begins(talk.customer(0, "Halo"), talk.agent(5, "Selamat siang")));
        HttpReader reader = new HttpReader(port, team.leader(), threads);
        List<String> first = read(reader, "/live/" + id() + "/events?after=1");
        await(() -> text(first).contains("Selamat siang"));
        assertThat(text(first)).as("what the page has is not sent again").doesNotContain(">Halo<");
        opened.remove(0).close();

        live.receive(talk.goesOn(talk.customer(8, "Mau perpanjang")));
        List<String> again = read(reader, "/live/" + id() + "/events?after=1", "Last-Event-ID", "2");
        await(() -> text(again).contains("Mau perpanjang"));
        assertThat(text(again)).doesNotContain(">Selamat siang<");

        live.receive(talk.ends(50));
        await(() -> again.contains("event: ended"));
        UUID interaction = jdbc.sql("select id from interaction where conversation_id = ?")
                .param(talk.id)
                .query(UUID.class)
                .single();
        assertThat(text(again)).contains("/interactions/" + interaction);
        opened.get(0).answer().get(SOON.toSeconds(), TimeUnit.SECONDS);
    }

    @Test
    void streamEndsWithTheSessionAndDoesNotKeepItAlive() throws Exception {
        List<String> own = listen(team.leader(), "/live/boards/all/events");
        await(() -> own.contains("event: all"));
        long before = lastAccess();
        List<String> again = read(new HttpReader(port, team.leader(), threads), "/live/boards/all/events");
        await(() -> again.stream().filter("event: beat"::equals).count() > 1);
        assertThat(jdbc.sql("select min(last_access_time) from spring_session where principal_name = ?")
                        .param(team.leader().id().toString())
                        .query(Long.class)
                        .single())
                .isEqualTo(before);

        jdbc.sql("update spring_session set expiry_time = ? where principal_name = ?")
                .params(clock.millis() - 1, team.leader().id().toString())
                .update();
        await(() -> own.contains("event: over") && again.contains("event: over"));
        opened.get(0).answer().get(SOON.toSeconds(), TimeUnit.SECONDS);
    }

    @Test
    void whoLeadsTheTeamNoMoreSeesNothingMoreOfIt() throws Exception {
        live.receive(talk.begins(talk.customer(0, "Halo")));
        List<String> own = listen(team.leader(), "/live/boards/all/events");
        await(() -> text(own).contains(talk.id));
        jdbc.sql("delete from team_leadership where leader_id = ?")
                .param(team.leader().id())
                .update();
        await(() -> own.stream().filter("event: all"::equals).count() == 2);
        live.receive(talk.goesOn(talk.customer(3, "Setelah itu")));
        List<String> managers = listen(organisation.person(Role.MANAGER), "/live/boards/" + team.id() + "/events");
        await(() -> text(managers).contains("Setelah itu"));
        assertThat(text(own)).doesNotContain("Setelah itu");
    }

    @Test
    void anothersStreamIsNotFound() throws Exception {
        live.receive(talk.begins());
        HttpReader stranger = new HttpReader(port, organisation.team().leader(), threads);
        assertThat(stranger.get("/live/" + id() + "/events").statusCode()).isEqualTo(404);
        assertThat(stranger.get("/live/boards/" + team.id() + "/events").statusCode())
                .isEqualTo(404);
        HttpReader agent = new HttpReader(port, team.agent(), threads);
        assertThat(agent.get("/live/boards/all/events").statusCode()).isEqualTo(403);
    }

    private long lastAccess() {
        return jdbc.sql("select min(last_access_time) from spring_session where principal_name = ?")
                .param(team.leader().id().toString())
                .query(Long.class)
                .single();
    }

    private UUID id() {
        return jdbc.sql("select id from live_conversation where conversation_id = ?")
                .param(talk.id)
                .query(UUID.class)
                .single();
    }

    private List<String> listen(PersonName person, String path) throws Exception {
        return read(new HttpReader(port, person, threads), path);
    }

    private List<String> read(HttpReader reader, String path, String... headers) {
        List<String> lines = new CopyOnWriteArrayList<>();
        opened.add(reader.open(path, lines::add, headers));
        return lines;
    }

    private static String text(List<String> lines) {
        return String.join("\n", lines);
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long until = System.nanoTime() + SOON.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(until);
            Thread.sleep(50);
        }
    }
}
