package id.binamutu.interaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import id.binamutu.importing.CollectingSink;
import id.binamutu.importing.ImportFile;
import id.binamutu.importing.ImportMode;
import id.binamutu.importing.ImportRefused;
import id.binamutu.people.PersonName;
import id.binamutu.people.Role;
import id.binamutu.people.TestOrganisation;
import id.binamutu.testing.BinaMutuTest;
import id.binamutu.testing.RealFiles;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@BinaMutuTest
class InteractionImporterTest {

    private static final String HEADER =
            "conversation_id,channel,agent_id,customer_ref,started_at,ended_at,topic,csat,sender,sent_at,message\n";

    @Autowired
    InteractionImporter importer;

    @Autowired
    Interactions interactions;

    @Autowired
    TestOrganisation organisation;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @TempDir
    Path folder;

    private TestOrganisation.Team team;
    private String agent;
    private final String prefix =
            "T" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 50), 36) + "-";

    @BeforeEach
    void people() {
        team = organisation.team();
        agent = team.agent().employeeId();
    }

    @Test
    void conversationGoesInWithItsMessagesMaskedAndTheTeamOfThatDay() throws IOException {
        TestOrganisation.Team next = organisation.team();
        PersonName mover = organisation.person(Role.AGENT);
        organisation.joins(mover, team.id(), LocalDate.of(2026, 1, 5));
        organisation.leaves(mover, LocalDate.of(2026, 10, 7));
        organisation.joins(mover, next.id(), LocalDate.of(2026, 10, 8));

        CollectingSink sink = commit(HEADER
                + row(
                        "1",
                        mover.employeeId(),
                        "07/10/2026 23:59",
                        "",
                        "CUSTOMER",
                        "07/10/2026 23:59:10",
                        "NIK 3174015208900003")
                + row(
                        "1",
                        mover.employeeId(),
                        "07/10/2026 23:59",
                        "",
                        "agent",
                        "2026-10-08T00:01:00+07:00",
                        "\"Baik, Bu\"")
                + row("2", mover.employeeId(), "08/10/2026 00:00", "5", "CUSTOMER", "08/10/2026 00:00", "Halo"));

        assertThat(sink.refused).isEmpty();
        assertThat(sink.accepted).containsExactly(2L, 3L, 4L);
        Conversation first = read("1");
        assertThat(first.summary().teamId()).isEqualTo(team.id());
        assertThat(read("2").summary().teamId()).isEqualTo(next.id());
        assertThat(first.messages())
                .extracting(Message::position, Message::sender, m -> m.sentAt().toString(), Message::text)
                .containsExactly(
                        tuple(1, Sender.CUSTOMER, "2026-10-07T16:59:10Z", "NIK [NIK disamarkan]"),
                        tuple(2, Sender.AGENT, "2026-10-07T17:01:00Z", "Baik, Bu"));
    }

    @Test
    void importingAgainChangesNothing() throws IOException {
        String file = HEADER + row("1", agent, "07/10/2026 10:00", "", "CUSTOMER", "07/10/2026 10:00", "Halo");
        commit(file);

        CollectingSink again = commit(file);

        assertThat(again.accepted).isEmpty();
        assertThat(again.unchanged).containsExactly(2L);
        assertThat(read("1").messages()).hasSize(1);
    }

    @Test
    void checkWritesNothingAndSaysWhatTheCommitWillSay() throws IOException {
        String file = HEADER
                + row("1", agent, "07/10/2026 10:00", "", "CUSTOMER", "07/10/2026 10:00", "Halo")
                + row("2", agent, "07/10/2026 10:00", "9", "CUSTOMER", "07/10/2026 10:00", "Halo")
                + row("1", agent, "07/10/2026 10:00", "", "CUSTOMER", "07/10/2026 10:00", "lagi");

        CollectingSink check = read(file, ImportMode.CHECK, "chat.csv");
        assertThat(stored()).isZero();
        CollectingSink commit = commit(file);

        assertThat(commit).usingRecursiveComparison().isEqualTo(check);
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void oneBadRowKeepsItsWholeConversationOutAndNoOther() throws IOException {
        CollectingSink sink = commit(HEADER
                + row("1", agent, "07/10/2026 10:00", "", "CUSTOMER", "07/10/2026 10:00", "Halo")
                + row("1", agent, "07/10/2026 10:00", "", "ROBOT", "07/10/2026 10:00", "Halo")
                + row("1", agent, "07/10/2026 10:00", "", "AGENT", "07/10/2026 10:00", "Halo")
                + row("2", agent, "07/10/2026 10:00", "", "AGENT", "07/10/2026 10:00", "Halo"));

        assertThat(sink.refused)
                .extracting(
                        CollectingSink.Refusal::line,
                        CollectingSink.Refusal::column,
                        CollectingSink.Refusal::messageKey)
                .containsExactly(
                        tuple(2L, "", "interaction.bad.with"),
                        tuple(3L, "sender", "interaction.bad.sender"),
                        tuple(4L, "", "interaction.bad.with"));
        assertThat(sink.accepted).containsExactly(5L);
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void rowWithAMissingFieldKeepsItsConversationOutToo() throws IOException {
        CollectingSink sink = commit(HEADER
                + row("1", agent, "07/10/2026 10:00", "", "CUSTOMER", "07/10/2026 10:00", "Halo")
                + prefix + "1,chat\n"
                + row("2", agent, "07/10/2026 10:00", "", "AGENT", "07/10/2026 10:00", "Halo"));

        assertThat(sink.refused).extracting(CollectingSink.Refusal::line).containsExactly(2L, 3L);
        assertThat(sink.accepted).containsExactly(4L);
    }

    @Test
    void everyCauseIsNamedWithItsColumn() throws IOException {
        CollectingSink sink = commit(HEADER
                + row("1", "GHOST", "07/10/2026 10:00", "", "CUSTOMER", "07/10/2026 10:00", "Halo")
                + row("2", agent, "31/02/2026 10:00", "", "CUSTOMER", "07/10/2026 10:00", "Halo")
                + row("3", agent, "07/10/2026 10:00", "6", "CUSTOMER", "07/10/2026 10:00", "Halo")
                + row("4", agent, "07/10/2026 10:00", "", "CUSTOMER", "kemarin", "Halo")
                + row("5", agent, "07/10/2026 10:00", "", "CUSTOMER", "", "Halo")
                + row("6", agent, "07/10/2026 10:00", "", "CUSTOMER", "07/10/2026 10:00", "Halo")
                + row("6", agent, "07/10/2026 10:01", "", "CUSTOMER", "07/10/2026 10:00", "Halo"));

        assertThat(sink.refused)
                .filteredOn(refusal -> !refusal.messageKey().equals("interaction.bad.with"))
                .extracting(CollectingSink.Refusal::line, CollectingSink.Refusal::column)
                .containsExactly(
                        tuple(2L, "agent_id"),
                        tuple(3L, "started_at"),
                        tuple(4L, "csat"),
                        tuple(5L, "sent_at"),
                        tuple(6L, "sent_at"),
                        tuple(8L, "started_at"));
        assertThat(stored()).isZero();
    }

    @Test
    void whatGoesBackToBeMendedHoldsNoPersonalData() throws IOException {
        CollectingSink sink =
                commit(HEADER + row("1", agent, "salah", "", "CUSTOMER", "07/10/2026 10:00", "hubungi 081234567890"));

        assertThat(sink.refused.get(0).row()).contains("hubungi [nomor telepon disamarkan]");
    }

    @Test
    void badLineOfJsonIsRefusedAloneAndRemarksArePassedOver() throws IOException {
        String good = "{\"conversation_id\":\"" + prefix + "1\",\"channel\":\"Voice\",\"agent_id\":\"" + agent
                + "\",\"customer_ref\":\"C1\",\"started_at\":\"2026-10-07T10:00:00+07:00\",\"csat\":null,\"recording\":\"a.mp3\"}";
        CollectingSink sink = read(
                "# 7, csat: harus 1 sampai 5\n" + good + "\n{\"oops\n[]\n"
                        + good.replace(prefix + "1", prefix + "2").replace("null", "9") + "\n",
                ImportMode.COMMIT,
                "chat.jsonl");

        assertThat(sink.accepted).containsExactly(2L);
        assertThat(sink.refused)
                .extracting(
                        CollectingSink.Refusal::line,
                        CollectingSink.Refusal::column,
                        CollectingSink.Refusal::messageKey)
                .containsExactly(
                        tuple(3L, "", "interaction.bad.json"),
                        tuple(4L, "", "interaction.bad.json"),
                        tuple(5L, "csat", "interaction.bad.csat"));
        assertThat(read("1").summary().channel()).isEqualTo("voice");
    }

    @Test
    void brokenFilesAreRefusedAsAWhole() {
        assertRefused("conversation_id,channel\n1,chat\n", "import.refused.column-missing");
        assertRefused("PK\u0003\u0004", "import.refused.zip");
        assertThatThrownBy(() -> importer.read(
                        new ImportFile(
                                Files.write(
                                        folder.resolve("latin.csv"),
                                        (HEADER + "é").getBytes(Charset.forName("ISO-8859-1"))),
                                "latin.csv"),
                        ImportMode.CHECK,
                        new CollectingSink()))
                .isInstanceOf(ImportRefused.class)
                .hasMessage("import.refused.not-utf8");
    }

    @Test
    void commitThatIsCutOffLeavesNothingAndIsDoneAgainFromTheStart() throws IOException {
        String file = HEADER
                + row("1", agent, "07/10/2026 10:00", "", "CUSTOMER", "07/10/2026 10:00", "Halo")
                + row("2", agent, "07/10/2026 10:00", "", "CUSTOMER", "07/10/2026 10:00", "Halo");
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    commitUnchecked(file);
                    throw new IllegalStateException("killed");
                }))
                .hasMessage("killed");
        assertThat(stored()).isZero();

        assertThat(commit(file).accepted).hasSize(2);
    }

    @Test
    void bothRealFilesGiveTheSameConversations() throws IOException {
        String table = Files.readString(RealFiles.path("omni-chat-2026-10.csv"));
        String lines = Files.readString(RealFiles.path("omni-chat-2026-10.jsonl"));
        Map<String, String> agents = new TreeMap<>();
        TreeSet<String> names = Pattern.compile("\\bA\\d{3}\\b")
                .matcher(table)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
        TestOrganisation.Team big = organisation.team(names.size());
        names.forEach(name -> agents.put(name, big.agents().get(agents.size()).employeeId()));

        CollectingSink csv = read(own(table, agents, "K-"), ImportMode.COMMIT, "chat.csv");
        CollectingSink json = read(own(lines, agents, "J-"), ImportMode.COMMIT, "chat.jsonl");

        assertThat(csv.refused).isEmpty();
        assertThat(json.refused).isEmpty();
        assertThat(json.accepted).hasSize(323);
        assertThat(csv.accepted).hasSize(1698);
        List<Map<String, Object>> fromTable = conversations("K-");
        assertThat(fromTable).hasSize(323).isEqualTo(conversations("J-"));
        assertThat(fromTable).allSatisfy(row -> assertThat(row.get("team_id")).isEqualTo(big.id()));
    }

    private String own(String file, Map<String, String> agents, String mark) {
        String own = file.replace("OMNI-", prefix + mark);
        for (Map.Entry<String, String> agent : agents.entrySet()) {
            own = own.replaceAll("\\b" + agent.getKey() + "\\b", agent.getValue());
        }
        return own;
    }

    private List<Map<String, Object>> conversations(String mark) {
        return jdbc.sql("""
                select replace(conversation_id, :mark, '') as name, i.channel, i.agent_id, i.team_id, customer_ref, i.started_at, ended_at,
                  i.topic, i.csat, message_count, cast(messages as text) as messages
                from interaction i join transcript t on t.interaction_id = i.id
                where conversation_id like :like order by 1""")
                .param("mark", mark)
                .param("like", prefix + mark + "%")
                .query()
                .listOfRows();
    }

    private void assertRefused(String content, String key) {
        assertThatThrownBy(() -> read(content, ImportMode.CHECK, "chat.csv"))
                .isInstanceOf(ImportRefused.class)
                .hasMessage(key);
    }

    private String row(
            String id, String agent, String started, String csat, String sender, String sent, String message) {
        return String.join(",", prefix + id, "chat", agent, "C1", started, "", "gadai", csat, sender, sent, message)
                + "\n";
    }

    private Conversation read(String id) {
        return interactions.read(jdbc.sql("select id from interaction where conversation_id = :id")
                .param("id", prefix + id)
                .query(UUID.class)
                .single());
    }

    private long stored() {
        return jdbc.sql("select count(*) from interaction where conversation_id like :like")
                .param("like", prefix + "%")
                .query(Long.class)
                .single();
    }

    private CollectingSink commit(String content) throws IOException {
        return read(content, ImportMode.COMMIT, "chat.csv");
    }

    private void commitUnchecked(String content) {
        try {
            commit(content);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private CollectingSink read(String content, ImportMode mode, String name) throws IOException {
        CollectingSink sink = new CollectingSink();
        Path file = Files.write(folder.resolve(name), content.getBytes(StandardCharsets.UTF_8));
        importer.read(new ImportFile(file, name), mode, sink);
        return sink;
    }
}
