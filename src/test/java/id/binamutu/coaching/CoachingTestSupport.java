package id.binamutu.coaching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.binamutu.evaluation.EvaluationReleased;
import id.binamutu.evaluation.FindingView;
import id.binamutu.evaluation.Findings;
import id.binamutu.evaluation.Severity;
import id.binamutu.evaluation.Verdict;
import id.binamutu.people.PersonName;
import id.binamutu.people.TestOrganisation;
import id.binamutu.people.TestOrganisation.Team;
import id.binamutu.testing.BinaMutuTest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;

/** What tests of steps 3 and 4 begin with: an evaluation that found something. */
@BinaMutuTest
@Import(CoachingTestSupport.KnownFindings.class)
abstract class CoachingTestSupport {
    static final String WORDS = "Saya akan membuka artikel tarif sebelum menyebut angka kepada nasabah.";
    static final String SAID = "Tarif sewa modal disampaikan 1 % per 15 hari";
    static final String CORRECT = "Tarif sewa modal 1,2 % per 15 hari";

    @Autowired
    MockMvc mvc;

    @Autowired
    TestOrganisation organisation;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    /** The findings of evaluations that only these tests know. */
    @TestConfiguration
    static class KnownFindings {
        private static final Map<UUID, FindingView> KNOWN = new ConcurrentHashMap<>();

        @Bean
        @Primary
        Findings knownFindings() {
            return KnownFindings::find;
        }

        static EvaluationReleased found(
                Team team, PersonName agent, Verdict verdict, @Nullable UUID article, Instant now) {
            UUID evaluation = UUID.randomUUID();
            FindingView finding = new FindingView(
                    UUID.randomUUID(),
                    evaluation,
                    agent.id(),
                    team.id(),
                    "Informasi produk benar",
                    "WRONG_INFORMATION",
                    Severity.CRITICAL,
                    SAID,
                    CORRECT,
                    article,
                    "Nasabah dihubungi kembali dan diberi angka yang benar",
                    now,
                    false);
            KNOWN.put(finding.id(), finding);
            return new EvaluationReleased(
                    evaluation,
                    agent.id(),
                    team.id(),
                    team.leader().id(),
                    verdict,
                    verdict == Verdict.CONFORMING ? List.of() : List.of(finding.id()),
                    now,
                    now);
        }

        private static List<FindingView> find(Collection<UUID> ids) {
            return ids.stream().map(KNOWN::get).filter(Objects::nonNull).toList();
        }
    }

    EvaluationReleased submitted(Team team, PersonName agent, Verdict verdict) {
        return KnownFindings.found(team, agent, verdict, null, now());
    }

    /** Publishes the news as an evaluation does, in its transaction. */
    void publish(Object event) {
        transaction.executeWithoutResult(status -> events.publishEvent(event));
    }

    UUID opened(Team team, PersonName agent) {
        EvaluationReleased event = submitted(team, agent, Verdict.NONCONFORMING);
        publish(event);
        return jdbc.sql("select id from coaching where evaluation_id = ?")
                .param(event.evaluationId())
                .query(UUID.class)
                .single();
    }

    /** A coaching that was held; gives the id of the commitment that is asked for. */
    UUID held(Team team, PersonName agent) throws Exception {
        UUID coaching = opened(team, agent);
        mvc.perform(session(coaching).with(organisation.as(team.leader()))).andExpect(status().is3xxRedirection());
        return jdbc.sql("select id from commitment where coaching_id = ?")
                .param(coaching)
                .query(UUID.class)
                .single();
    }

    MockHttpServletRequestBuilder session(UUID coaching) {
        return post("/coaching/" + coaching + "/session")
                .param("rootCauseCategory", "KNOWLEDGE")
                .param("rootCause", "Belum membaca artikel tarif yang baru")
                .param("reminder", "Ulangi angka kepada nasabah")
                .param("notes", "Membaca artikel bersama, lalu berlatih menjawab")
                .param("heldOn", LocalDate.now(clock).toString())
                .param(
                        "heldTime",
                        LocalTime.now(clock).truncatedTo(ChronoUnit.MINUTES).toString())
                .with(csrf());
    }

    MockHttpServletRequestBuilder signature(UUID commitment, PersonName agent) throws Exception {
        return post("/commitments/" + commitment + "/signature")
                .param("words", WORDS)
                .param("dueOn", LocalDate.now(clock).plusDays(7).toString())
                .param("consent", "true")
                .param("password", TestOrganisation.PASSWORD)
                .param(
                        "seen",
                        page("/commitments/" + commitment, agent)
                                .select("[name=seen]")
                                .val())
                .with(csrf())
                .with(organisation.as(agent));
    }

    void sign(UUID commitment, PersonName agent) throws Exception {
        mvc.perform(signature(commitment, agent)).andExpect(status().is3xxRedirection());
    }

    Document page(String address, PersonName reader) throws Exception {
        return Jsoup.parse(mvc.perform(get(address).with(organisation.as(reader)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }

    void notFound(String address, PersonName reader) throws Exception {
        mvc.perform(get(address).with(organisation.as(reader))).andExpect(status().isNotFound());
    }

    Document refused(MockHttpServletRequestBuilder request) throws Exception {
        MockHttpServletResponse response = mvc.perform(request).andReturn().getResponse();
        assertThat(response.getStatus()).isEqualTo(422);
        return Jsoup.parse(response.getContentAsString());
    }

    long openWork(String kind, UUID subject, PersonName assignee) {
        return jdbc.sql(
                        "select count(*) from work_item where kind = ? and subject_id = ? and assignee_id = ? and done_at is null")
                .params(kind, subject, assignee.id())
                .query(Long.class)
                .single();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
