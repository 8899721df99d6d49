package id.binamutu.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import id.binamutu.interaction.ConversationMother;
import id.binamutu.people.TestOrganisation;
import id.binamutu.people.Viewer;
import id.binamutu.testing.BinaMutuTest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the docstring of {@link Drawing} claims. */
@BinaMutuTest
class SpreadDrawTest {

    private static final Instant OCTOBER = Instant.parse("2026-10-02T03:00:00Z");

    @Autowired
    SamplingService service;

    @Autowired
    SamplingPlanRepository plans;

    @Autowired
    SampleQueries queries;

    @Autowired
    Drawing drawing;

    @Autowired
    DrawProof proofs;

    @Autowired
    TestOrganisation organisation;

    @Autowired
    ConversationMother conversations;

    @Autowired
    PlanMother mother;

    @Autowired
    JdbcClient jdbc;

    private TestOrganisation.Team team;
    private UUID agent;
    private Viewer leader;

    @BeforeEach
    void team() {
        team = organisation.team(1);
        agent = team.agent().id();
        leader = PlanMother.leader(team);
    }

    @Test
    void everyConversationHasTheSameChanceAlsoWhereTheQuotaDoesNotDivideThePopulation() {
        List<UUID> inTime = conversations(17);
        SamplingPlan plan = drawn(5, "benih");
        Map<UUID, Integer> often = new HashMap<>();
        int draws = 2_000;

        for (int i = 0; i < draws; i++) {
            List<Drawing.Ranked> again = drawing.repeat(plan, withSeed(plan, "benih " + i));
            assertThat(again).hasSize(5);
            again.forEach(each -> often.merge(each.interactionId(), 1, Integer::sum));
        }

        double chance = 5.0 / 17;
        double expected = draws * chance;
        double chiSquare = inTime.stream()
                .mapToDouble(id -> Math.pow(often.getOrDefault(id, 0) - expected, 2) / (expected * (1 - chance)))
                .sum();
        // 17 on average; beyond 62 once in a million. Parts of fixed places (chances 1/3 and 1/4) would come to about
        // 280.
        assertThat(chiSquare).isLessThan(62);
    }

    @Test
    void drawIsSpreadOverThePeriod() {
        List<UUID> inTime = conversations(30);
        SamplingPlan plan = drawn(5, "benih");

        for (int i = 0; i < 100; i++) {
            List<Integer> places = drawing.repeat(plan, withSeed(plan, "benih " + i)).stream()
                    .map(each -> inTime.indexOf(each.interactionId()))
                    .sorted()
                    .toList();
            for (int j = 0; j < 5; j++) {
                int gap = Math.floorMod(places.get((j + 1) % 5) - places.get(j), 30);
                assertThat(gap).as(places.toString()).isBetween(1, 11);
            }
        }
    }

    @Test
    void overAllTurnsAndNumbersEveryPlaceHasExactlyTheSameChance() {
        for (int size = 1; size <= 22; size++) {
            for (int drawn = 1; drawn <= size; drawn++) {
                // In units that every size of a part divides.
                long whole = 232_792_560;
                long[] chance = new long[size];
                for (int turn = 0; turn < size; turn++) {
                    for (int zone = 0; zone < drawn; zone++) {
                        int members = members(zone, size, drawn);
                        for (int number = 0; number < members; number++) {
                            chance[place(zone, number, turn, size, drawn)] += whole / members;
                        }
                    }
                }
                assertThat(chance).as("%d of %d", drawn, size).containsOnly(drawn * whole);
            }
        }
    }

    @Test
    void anybodyCanRedoTheDrawByHand() throws Exception {
        List<UUID> inTime = conversations(13);
        SamplingPlan plan = drawn(4, "benih");
        int turn = (int) (number("benih|" + agent + "|turn|") % 13);
        List<UUID> byHand = new ArrayList<>();
        for (int zone = 0; zone < 4; zone++) {
            int number = (int) (number("benih|" + agent + "|" + zone + "|") % members(zone, 13, 4));
            byHand.add(inTime.get(place(zone, number, turn, 13, 4)));
        }

        assertThat(queries.rows(plan.id()).stream().map(SampleQueries.SampleRow::interactionId))
                .containsExactlyElementsOf(byHand);
        String ids = inTime.stream().map(UUID::toString).collect(Collectors.joining(","));
        assertThat(drawing.find(plan.id()).orElseThrow().digest()).isEqualTo(sha256(ids));
    }

    @Test
    void populationFileHoldsEverythingThatDecides() throws Exception {
        List<UUID> inTime = conversations(7);
        SamplingPlan plan = drawn(3, "benih");

        List<Drawing.Member> members =
                drawing.members(plan, drawing.find(plan.id()).orElseThrow());

        assertThat(members).extracting(Drawing.Member::interactionId).containsExactlyElementsOf(inTime);
        for (Drawing.Member member : members) {
            assertThat(member.hash()).isEqualTo(sha256("benih|" + agent + "|" + member.zone() + "|"));
            assertThat(member.turn()).isEqualTo(number("benih|" + agent + "|turn|") % 7);
            assertThat(member.zone()).isEqualTo((int) ((member.place() + member.turn()) % 7 * 3 / 7));
            assertThat(member.drawn()).isEqualTo(member.rank() == 1);
        }
        assertThat(members.stream().filter(Drawing.Member::drawn).map(Drawing.Member::interactionId))
                .containsExactlyInAnyOrderElementsOf(queries.ofPlan(plan.id()).stream()
                        .map(SampleView::interactionId)
                        .toList());
    }

    @Test
    void orderOfAPartGoesOnFromWhatIsDrawnAndAroundToItsFirst() {
        conversations(12);
        SamplingPlan plan = drawn(2, "benih");
        List<Drawing.Member> members =
                drawing.members(plan, drawing.find(plan.id()).orElseThrow());

        for (int zone = 0; zone < 2; zone++) {
            int ofZone = zone;
            List<Long> ranks = members.stream()
                    .filter(member -> Integer.valueOf(ofZone).equals(member.zone()))
                    .sorted(Comparator.comparing(member -> (member.place() + member.turn()) % 12))
                    .map(Drawing.Member::rank)
                    .toList();
            assertThat(ranks).hasSize(6);
            for (int i = 0; i < 6; i++) {
                assertThat(ranks.get((i + 1) % 6)).isEqualTo(ranks.get(i) % 6 + 1);
            }
        }
    }

    @Test
    void sampleKnowsHowManyConversationsItStandsFor() {
        conversations(14);
        SamplingPlan plan = drawn(4, "benih");

        assertThat(queries.ofPlan(plan.id())).extracting(SampleView::weight).containsOnly(3.5);
    }

    @Test
    void replacementComesFromTheSamePartAsLongAsThereIsOne() {
        conversations(12);
        SamplingPlan plan = drawn(3, "benih");
        Draw draw = drawing.find(plan.id()).orElseThrow();
        SampleView sample = queries.ofPlan(plan.id()).get(0);
        Drawing.Member gone = member(plan, draw, sample.interactionId());
        List<Integer> zones = new ArrayList<>();

        UUID current = sample.id();
        for (int i = 0; i < 4; i++) {
            current = service.replace(current, ReplacementCause.NO_CONTENT, "kosong", leader);
            Drawing.Member next = member(plan, draw, queries.find(current).interactionId());
            zones.add(next.zone());
            assertThat(queries.find(current).weight()).isEqualTo(sample.weight());
        }

        assertThat(zones.subList(0, 3)).containsOnly(gone.zone());
        assertThat(zones.get(3)).isNotEqualTo(gone.zone());
    }

    @Test
    void drawByTheFirstMethodStaysProvable() {
        List<UUID> inTime = conversations(6);
        UUID id = mother.plan(team, 2);
        jdbc.sql("update sampling_plan set drawn_at = now(), version = version + 1 where id = ?")
                .param(id)
                .update();
        List<UUID> byHash = inTime.stream()
                .sorted((a, b) -> hash("lama" + a).compareTo(hash("lama" + b)))
                .toList();
        String digest = hash(inTime.stream().map(UUID::toString).sorted().collect(Collectors.joining(",")));
        jdbc.sql("""
                insert into sampling_draw (plan_id, method, seq, seed, cut_off, population, digest, drawn_by, drawn_at)
                values (?, 'ORDER_BY_HASH', nextval('sampling_seq'), 'lama', clock_timestamp(), 6, ?, ?, now())""").params(id, digest, leader.id()).update();
        for (int i = 0; i < 2; i++) {
            jdbc.sql("""
                    insert into sample (id, seq, plan_id, interaction_id, agent_id, team_id, random, draw_position, assignee_id, due_on,
                      chosen_by, chosen_at)
                    values (gen_random_uuid(), nextval('sampling_seq'), ?, ?, ?, ?, true, ?, ?, '2026-11-05', ?, now())""")
                    .params(id, byHash.get(i), agent, team.id(), i + 1, leader.id(), leader.id())
                    .update();
        }

        DrawProof.Proof proof = proofs.of(plans.findById(id).orElseThrow());

        assertThat(proof.lines()).hasSize(2);
        assertThat(proof.same()).isTrue();
        UUID replacement =
                service.replace(queries.ofPlan(id).get(0).id(), ReplacementCause.UNREADABLE, "rusak", leader);
        assertThat(queries.find(replacement).interactionId()).isEqualTo(byHash.get(2));
        assertThat(proofs.of(plans.findById(id).orElseThrow()).same()).isTrue();
    }

    @Test
    void drawByTheSecondMethodStaysProvable() {
        List<UUID> inTime = conversations(13);
        UUID id = mother.plan(team, 4);
        jdbc.sql("update sampling_plan set drawn_at = now(), version = version + 1 where id = ?")
                .param(id)
                .update();
        Map<Integer, UUID> firstOfPart = new TreeMap<>();
        long turn = Long.parseLong(hash("lama" + agent).substring(0, 15), 16) % 13;
        for (int place = 0; place < 13; place++) {
            UUID one = inTime.get(place);
            firstOfPart.merge(
                    (int) ((place + turn) % 13 * 4 / 13),
                    one,
                    (best, other) -> hash("lama" + other).compareTo(hash("lama" + best)) < 0 ? other : best);
        }
        String digest = hash(inTime.stream().map(UUID::toString).sorted().collect(Collectors.joining(",")));
        jdbc.sql("""
                insert into sampling_draw (plan_id, method, seq, seed, cut_off, population, digest, drawn_by, drawn_at)
                values (?, 'SPREAD_BY_TIME', nextval('sampling_seq'), 'lama', clock_timestamp(), 13, ?, ?, now())""").params(id, digest, leader.id()).update();
        jdbc.sql("""
                insert into sampling_cell (plan_id, agent_id, stratum, base, carried, wanted, population, drawn)
                values (?, ?, '', 4, 0, 4, 13, 4)""").params(id, agent).update();
        firstOfPart.forEach((zone, interaction) -> jdbc.sql("""
                        insert into sample (id, seq, plan_id, interaction_id, agent_id, team_id, random, draw_position, assignee_id,
                          due_on, chosen_by, chosen_at, zone, weight)
                        values (gen_random_uuid(), nextval('sampling_seq'), ?, ?, ?, ?, true, ?, ?, '2026-11-05', ?, now(), ?, 3.25)""")
                .params(id, interaction, agent, team.id(), zone + 1, leader.id(), leader.id(), zone)
                .update());
        SamplingPlan plan = plans.findById(id).orElseThrow();

        assertThat(proofs.of(plan).lines()).hasSize(4);
        assertThat(proofs.of(plan).same()).isTrue();
        Draw draw = drawing.find(id).orElseThrow();
        Drawing.Member second = drawing.members(plan, draw).stream()
                .filter(member -> Integer.valueOf(0).equals(member.zone()) && member.rank() == 2)
                .findFirst()
                .orElseThrow();
        UUID first = queries.ofPlan(id).stream()
                .filter(sample -> sample.interactionId().equals(firstOfPart.get(0)))
                .findFirst()
                .orElseThrow()
                .id();
        UUID replacement = service.replace(first, ReplacementCause.UNREADABLE, "rusak", leader);
        assertThat(queries.find(replacement).interactionId()).isEqualTo(second.interactionId());
    }

    @Test
    void proofShowsRowByRowWhatDoesNotMatch() {
        List<UUID> inTime = conversations(8);
        UUID id = mother.plan(team, 2);
        service.draw(id, "benih", leader);
        SamplingPlan plan = plans.findById(id).orElseThrow();
        assertThat(proofs.of(plan).same()).isTrue();
        // Somebody who can write to the database puts a conversation of his own choice in the place of a drawn one.
        List<UUID> drawn =
                queries.ofPlan(id).stream().map(SampleView::interactionId).toList();
        UUID wanted = inTime.stream()
                .filter(each -> !drawn.contains(each))
                .findFirst()
                .orElseThrow();
        jdbc.sql("alter table sample disable trigger sample_guarded").update();
        jdbc.sql("update sample set interaction_id = ? where interaction_id = ?")
                .params(wanted, drawn.get(0))
                .update();
        jdbc.sql("alter table sample enable trigger sample_guarded").update();

        DrawProof.Proof proof = proofs.of(plan);

        assertThat(proof.samePopulation()).isTrue();
        assertThat(proof.same()).isFalse();
        assertThat(proof.lines())
                .filteredOn(line -> !line.same())
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.drawnId()).isEqualTo(wanted);
                    assertThat(line.againId()).isEqualTo(drawn.get(0));
                });
    }

    private List<UUID> conversations(int number) {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            ids.add(conversations.conversation(agent, OCTOBER.plusSeconds(3_600L * i)));
        }
        return ids;
    }

    private SamplingPlan drawn(int quota, String seed) {
        UUID id = mother.plan(team, quota);
        service.draw(id, seed, leader);
        return plans.findById(id).orElseThrow();
    }

    private Draw withSeed(SamplingPlan plan, String seed) {
        Draw draw = drawing.find(plan.id()).orElseThrow();
        return new Draw(
                draw.planId(),
                draw.method(),
                draw.seq(),
                seed,
                draw.cutOff(),
                draw.population(),
                draw.digest(),
                draw.drawnBy(),
                draw.drawnAt());
    }

    private Drawing.Member member(SamplingPlan plan, Draw draw, UUID interaction) {
        return drawing.members(plan, draw).stream()
                .filter(each -> each.interactionId().equals(interaction))
                .findFirst()
                .orElseThrow();
    }

    /** Of the conversation with this number in a part. */
    private static int place(int zone, int number, int turn, int size, int drawn) {
        return Math.floorMod(first(zone, size, drawn) + number - turn, size);
    }

    private static int members(int zone, int size, int drawn) {
        return first(zone + 1, size, drawn) - first(zone, size, drawn);
    }

    /** The first place r of the ring with ⌊r · drawn ÷ size⌋ = zone. */
    private static int first(int zone, int size, int drawn) {
        return IntStream.rangeClosed(0, size)
                .filter(r -> r * drawn / size >= zone)
                .findFirst()
                .orElseThrow();
    }

    private static long number(String text) {
        return Long.parseLong(hash(text).substring(0, 15), 16);
    }

    private static String hash(String text) {
        try {
            return sha256(text);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
