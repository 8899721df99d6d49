package id.binamutu.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.binamutu.evaluation.TestEvaluations;
import id.binamutu.interaction.ConversationMother;
import id.binamutu.people.PersonName;
import id.binamutu.people.Role;
import id.binamutu.people.TestOrganisation;
import id.binamutu.testing.BinaMutuTest;
import id.binamutu.testing.Statements;
import id.binamutu.web.Flash;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@BinaMutuTest
class TargetingTest {

    private static final Instant START = Instant.parse("2026-10-12T03:00:00Z");

    @Autowired
    MockMvc mvc;

    @Autowired
    TestOrganisation organisation;

    @Autowired
    ConversationMother conversations;

    @Autowired
    TestEvaluations evaluations;

    @Autowired
    TargetingService service;

    @Autowired
    SamplingFigures figures;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private TestOrganisation.Team team;
    private RequestPostProcessor leader;

    @BeforeEach
    void team() {
        team = organisation.team(2);
        leader = organisation.as(team.leader());
    }

    @Test
    void previewSaysHowManyOfWhichAgentBeforeAnythingIsSaved() throws Exception {
        Instant yesterday = clock.instant().minus(1, ChronoUnit.DAYS);
        say(0, yesterday, 1, "Halo");
        say(0, yesterday.plusSeconds(60), 2, "Halo");
        say(0, yesterday.plusSeconds(90), 2, "Halo");
        say(1, yesterday, 5, "Halo");

        Document page = Jsoup.parse(posted(post("/sampling/rules/preview"), "maxCsat", "2")
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());

        assertThat(page.select("#preview").text()).contains("3 percakapan ditemukan", "2 akan diambil");
        assertThat(page.select("#preview tbody tr")).hasSize(1);
        assertThat(page.select("#preview tbody tr").text())
                .isEqualTo(team.agents().get(0).name() + " 3 0 2");
        assertThat(page.select("#name").val()).isEqualTo("Aturan uji");
        assertThat(open("/sampling/rules").select("tbody").text()).doesNotContain(team.name());
    }

    @Test
    void ruleTakesWhatItFindsAndSaysWhy() throws Exception {
        UUID worst = say(0, START, 1, "Halo");
        say(0, START.plusSeconds(600), 4, "Halo");
        String rule = rule("maxCsat", "2");

        assertThat(run(rule)).containsExactly(1L, 1);

        Document page = open(rule);
        assertThat(page.select("dl.facts").text()).contains(team.name());
        assertThat(page.select("#chosen tbody tr")).hasSize(1);
        assertThat(page.select("#chosen tbody tr").text())
                .contains("Terarah", "Aturan uji: CSAT 1", "Menunggu dinilai");
        UUID sample = jdbc.sql("select id from sample where interaction_id = ? and not random and plan_id is null")
                .param(worst)
                .query(UUID.class)
                .single();
        assertThat(jdbc.sql(
                                "select count(*) from work_item where subject_id = ? and assignee_id = ? and done_at is null")
                        .params(sample, team.leader().id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(jdbc.sql("select count(*) from audit_entry where action = 'targeting-rule.run' and subject_id = ?")
                        .param(id(rule))
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        AgentSampling counted = figures.perAgent(team.id(), YearMonth.of(2026, 10))
                .get(team.agent().id());
        assertThat(counted.targeted()).isEqualTo(1);
        assertThat(counted.random()).isZero();
    }

    @Test
    void wordIsFoundOnlyInWhatTheRightOneSaid() throws Exception {
        UUID asked = conversation(0, START, 200, ref(), "gadai", 4, "Kenapa lambat sekali prosesnya?", "Baik, Bu.");
        conversation(0, START.plusSeconds(900), 200, ref(), "gadai", 4, "Halo", "Maaf prosesnya lambat sekali.");
        conversation(0, START.plusSeconds(1900), 200, ref(), "gadai", 4, "sekali lagi, jangan lambat", "Baik.");

        run(rule("words", "lambat sekali\nkomplain", "saidBy", "CUSTOMER"));

        assertThat(chosen()).containsExactly(asked);
        assertThat(reason(asked)).isEqualTo("Aturan uji: nasabah berkata “lambat sekali”");
    }

    @Test
    void topicLengthAndRepeatedContactAreFound() throws Exception {
        String customer = ref();
        for (int i = 0; i < 18; i++) {
            conversation(0, START.plusSeconds(i * 60L), 100, ref(), "gadai", 4, "Halo", "Halo");
        }
        UUID longest = conversation(0, START.plusSeconds(7_000), 3_000, ref(), "gadai", 4, "Halo", "Halo");
        UUID complaint = conversation(0, START.plusSeconds(8_000), 50, ref(), "keluhan uji", 4, "Halo", "Halo");
        conversation(1, START.minus(5, ChronoUnit.DAYS), 50, customer, "lain", 4, "Halo", "Halo");
        conversation(1, START.minus(2, ChronoUnit.DAYS), 50, customer, "lain", 4, "Halo", "Halo");
        UUID again = conversation(1, START, 50, customer, "lain", 4, "Halo", "Halo");

        run(rule("handlingPercentile", "95"));
        assertThat(chosen()).containsExactly(longest);
        assertThat(reason(longest)).contains("lama 50 mnt, di atas persentil ke-95");
        run(rule("topics", "keluhan uji"));
        run(rule("repeatDays", "2"));

        assertThat(chosen()).containsExactlyInAnyOrder(longest, complaint, again);
        assertThat(reason(again)).endsWith("nasabah menghubungi lagi setelah 2 hari");
    }

    @Test
    void agentsWithACriticalErrorInTheMonthBeforeAreLookedAt() throws Exception {
        evaluations.nonconforming(
                team, evaluations.sample(team, team.agents().get(0), true, LocalDate.of(2026, 9, 15)));
        evaluations.conforming(team, evaluations.sample(team, team.agents().get(1), true, LocalDate.of(2026, 9, 15)));
        UUID watched = say(0, START, 4, "Halo");
        say(1, START, 4, "Halo");

        run(rule("criticalLastMonth", "true"));

        assertThat(chosen()).containsExactly(watched);
        assertThat(reason(watched)).isEqualTo("Aturan uji: agen dengan kesalahan kritis bulan sebelumnya");
    }

    @Test
    void capsHoldAndTheMostSevereComeFirst() throws Exception {
        UUID five = say(0, START, 2, "Halo");
        UUID worst = say(0, START.minusSeconds(7_000), 1, "Halo");
        say(0, START.plusSeconds(600), 2, "Halo");
        UUID other = say(1, START, 2, "Halo");

        run(rule("maxCsat", "2", "perAgent", "1", "perRun", "5"));
        assertThat(chosen()).containsExactlyInAnyOrder(worst, other);

        run(rule("maxCsat", "2", "perRun", "1", "severestFirst", "false"));
        assertThat(chosen()).hasSize(3).doesNotContain(five);
    }

    @Test
    void sameRunTwiceAndTheDailyJobTwiceTakeNothingTwice() throws Exception {
        Instant today = clock.instant().minus(1, ChronoUnit.HOURS);
        for (int i = 0; i < 6; i++) {
            say(0, today.minusSeconds(i * 60L), 1, "Halo");
        }
        String rule = rule("maxCsat", "1", "perAgent", "1");
        String run = UUID.randomUUID().toString();
        String day = LocalDate.now(clock).toString();
        String before = LocalDate.now(clock).minusDays(2).toString();
        for (int i = 0; i < 2; i++) {
            mvc.perform(post(rule + "/runs")
                            .with(leader)
                            .with(csrf())
                            .param("run", run)
                            .param("from", before)
                            .param("to", day))
                    .andExpect(status().is3xxRedirection());
        }
        assertThat(chosen()).hasSize(1);

        ExecutorService two = Executors.newFixedThreadPool(2);
        Callable<Void> job = () -> {
            service.runToday(id(rule));
            return null;
        };
        for (var done : two.invokeAll(List.of(job, job))) {
            done.get();
        }
        two.shutdown();
        assertThat(chosen()).hasSize(2);
        assertThat(open(rule).select("#runs tbody tr").text()).contains("Otomatis");
    }

    @Test
    void ruleThatIsOffDoesNotRun() throws Exception {
        say(0, clock.instant().minus(1, ChronoUnit.HOURS), 1, "Halo");
        String rule = rule("maxCsat", "1", "enabled", "false");
        service.runToday(id(rule));
        Document refused = Jsoup.parse(mvc.perform(post(rule + "/runs")
                        .with(leader)
                        .with(csrf())
                        .param("run", UUID.randomUUID().toString())
                        .param("from", "2026-10-01")
                        .param("to", "2026-10-31"))
                .andExpect(status().is(422))
                .andReturn()
                .getResponse()
                .getContentAsString());
        assertThat(refused.select(".summary").text()).contains("nonaktif");
        assertThat(refused.select("#from").val()).isEqualTo("2026-10-01");
        assertThat(chosen()).isEmpty();
    }

    @Test
    void refusedRuleKeepsWhatWasTyped() throws Exception {
        Document nothing = refused("name", "Tanpa syarat");
        assertThat(nothing.select(".summary").text()).contains("paling sedikit satu");
        assertThat(nothing.select("#name").val()).isEqualTo("Tanpa syarat");
        assertThat(refused("words", "?!\nlambat").select("textarea[name=words]").text())
                .contains("lambat");
        assertThat(refused("maxCsat", "9").select(".summary a").attr("href")).isEqualTo("#maxCsat");
        Document unreadable = refused("words", "lambat", "saidBy", "AGENT", "perAgent", "banyak");
        assertThat(unreadable.select(".summary a").attr("href")).isEqualTo("#perAgent");
        assertThat(unreadable.select("#name").val()).isEqualTo("Aturan uji");
        assertThat(unreadable.select("#words").text()).isEqualTo("lambat");
        assertThat(unreadable.select("input[name=teamIds][checked]").val())
                .isEqualTo(team.id().toString());
        assertThat(unreadable.select("input[name=saidBy][checked]").val()).isEqualTo("AGENT");
    }

    @Test
    void teamLeaderKeepsRulesForTheOwnTeamOnly() throws Exception {
        TestOrganisation.Team other = organisation.team(1);
        assertThat(refused("maxCsat", "2", "teamIds", other.id().toString())
                        .select(".summary")
                        .text())
                .contains("tim yang Anda pimpin");
        String rule = rule("maxCsat", "2");
        RequestPostProcessor stranger = organisation.as(other.leader());
        for (String address : List.of(rule, rule + "/edit")) {
            mvc.perform(get(address).with(stranger)).andExpect(status().isNotFound());
        }
        mvc.perform(filled(post(rule), "maxCsat", "3").with(stranger).with(csrf()))
                .andExpect(status().isNotFound());
        RequestPostProcessor coordinator = organisation.as(Role.COORDINATOR);
        String everyTeam = mvc.perform(filled(post("/sampling/rules"), "maxCsat", "1", "teamIds", "")
                        .with(coordinator)
                        .with(csrf()))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        Document read = open(everyTeam);
        assertThat(read.select("#run")).isEmpty();
        mvc.perform(get(everyTeam + "/edit").with(leader)).andExpect(status().isNotFound());
        jdbc.sql("update targeting_rule set enabled = false where id = ?")
                .param(id(everyTeam))
                .update();
    }

    @Test
    void whoeverSavesAnOlderVersionIsToldAndNothingIsOverwritten() throws Exception {
        String rule = rule("maxCsat", "2");
        posted(post(rule), "maxCsat", "1", "version", "0").andExpect(status().is3xxRedirection());
        Document conflict = Jsoup.parse(posted(post(rule), "maxCsat", "3", "version", "0")
                .andExpect(status().is(409))
                .andReturn()
                .getResponse()
                .getContentAsString());
        assertThat(conflict.select(".notice.bad").text()).contains("diubah orang lain", "CSAT 1 atau kurang");
        assertThat(conflict.select("#maxCsat").val()).isEqualTo("3");
        assertThat(conflict.select("input[name=version]").val()).isEqualTo("1");
    }

    @Test
    void pageOfARuleCostsFewStatementsWhateverItsSamples() throws Exception {
        for (int i = 0; i < 4; i++) {
            say(i % 2, START.plusSeconds(i * 60L), 1, "Halo");
        }
        String rule = rule("maxCsat", "2", "perAgent", "9");
        run(rule);
        open(rule);
        assertThat(Statements.list(() -> open(rule + "?from=2026-10-01&to=2026-10-31")))
                .hasSizeLessThanOrEqualTo(12);
    }

    private UUID say(int agent, Instant at, int csat, String said) {
        return conversation(agent, at, 240, ref(), "gadai", csat, "Halo kak", said);
    }

    private UUID conversation(
            int agent, Instant at, int seconds, String customer, String topic, int csat, String asked, String said) {
        PersonName who = team.agents().get(agent);
        return conversations.conversation(who.id(), at, seconds, customer, topic, csat, asked, said);
    }

    private static String ref() {
        return "R-" + UUID.randomUUID();
    }

    private static UUID id(String address) {
        return UUID.fromString(address.substring(address.lastIndexOf('/') + 1));
    }

    private List<UUID> chosen() {
        return jdbc.sql("select interaction_id from sample where team_id = ? and not random order by seq")
                .param(team.id())
                .query(UUID.class)
                .list();
    }

    private String reason(UUID interaction) {
        return jdbc.sql("select reason from sample where interaction_id = ?")
                .param(interaction)
                .query(String.class)
                .single();
    }

    private String rule(String... fields) throws Exception {
        return posted(post("/sampling/rules"), fields)
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
    }

    private Document refused(String... fields) throws Exception {
        return Jsoup.parse(posted(post("/sampling/rules"), fields)
                .andExpect(status().is(422))
                .andReturn()
                .getResponse()
                .getContentAsString());
    }

    /** @return how many were found and how many taken, as the next page says it */
    private List<Object> run(String rule) throws Exception {
        Document page = open(rule);
        MvcResult result = mvc.perform(post(rule + "/runs")
                        .with(leader)
                        .with(csrf())
                        .param("run", page.select("input[name=run]").val())
                        .param("from", "2026-10-10")
                        .param("to", "2026-10-20"))
                .andExpect(status().is3xxRedirection())
                .andReturn();
        return ((Flash.Notice) result.getFlashMap().get("notice")).arguments();
    }

    private ResultActions posted(MockHttpServletRequestBuilder request, String... fields) throws Exception {
        return mvc.perform(filled(request, fields).with(leader).with(csrf()));
    }

    private MockHttpServletRequestBuilder filled(MockHttpServletRequestBuilder request, String... fields) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("name", "Aturan uji");
        all.put("teamIds", team.id().toString());
        all.put("enabled", "true");
        all.put("perAgent", "2");
        all.put("perRun", "20");
        all.put("severestFirst", "true");
        all.put("dueWorkingDays", "5");
        for (int i = 0; i < fields.length; i += 2) {
            all.put(fields[i], fields[i + 1]);
        }
        all.forEach(request::param);
        return request;
    }

    private Document open(String address) throws Exception {
        return Jsoup.parse(mvc.perform(get(address).with(leader))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }
}
