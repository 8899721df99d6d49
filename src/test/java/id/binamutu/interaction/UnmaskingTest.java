package id.binamutu.interaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.binamutu.people.PersonName;
import id.binamutu.people.Role;
import id.binamutu.people.TestOrganisation;
import id.binamutu.testing.BinaMutuTest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@BinaMutuTest
class UnmaskingTest {

    private static final String REASON = "Pengaduan 2610-00045 minta nomor dicocokkan";

    @Autowired
    MockMvc mvc;

    @Autowired
    TestOrganisation organisation;

    @Autowired
    ConversationMother mother;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private TestOrganisation.Team team;
    private PersonName admin;
    private UUID conversation;

    @BeforeEach
    void conversation() {
        team = organisation.team();
        admin = organisation.person(Role.ADMIN);
        conversation = mother.conversation(
                team.agent().id(), Instant.parse("2026-10-07T02:00:00Z"), "chat", 4, "Hubungi 081234567890 ya");
    }

    @Test
    void originalIsShownOnceToWhoHasTheRightAndEverybodyWhoReadsTheTrailSeesIt() throws Exception {
        grant(team.leader(), LocalDate.now(clock).plusDays(30)).andExpect(redirectedUrl("/unmasking-rights"));
        assertThat(page(team.leader()).select("a[href$=/original]")).hasSize(1);

        String answer = ask(team.leader(), REASON, TestOrganisation.PASSWORD)
                .andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", "no-store"))
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(Jsoup.parse(answer).select("#m2 .msg").text()).isEqualTo("Hubungi 081234567890 ya");
        assertThat(jdbc.sql(
                                "select details->>'reason' from audit_entry where action = 'interaction.unmasked' and subject_id = ? and actor_id = ?")
                        .params(conversation, team.leader().id().toString())
                        .query(String.class)
                        .single())
                .isEqualTo(REASON);
        assertThat(page(organisation.person(Role.QUALITY_CONTROL)).text())
                .contains(REASON)
                .contains(team.leader().name());
        assertThat(page(team.leader()).text()).doesNotContain(REASON).doesNotContain("081234567890");
    }

    @Test
    void withoutTheRightThereIsNoSuchPage() throws Exception {
        assertThat(page(team.leader()).select("a[href$=/original]")).isEmpty();
        mvc.perform(get("/interactions/" + conversation + "/original").with(organisation.as(team.leader())))
                .andExpect(status().isNotFound());
        ask(organisation.person(Role.MANAGER), REASON, TestOrganisation.PASSWORD)
                .andExpect(status().isNotFound());
    }

    @Test
    void theRightDoesNotReachAnotherTeam() throws Exception {
        PersonName other = organisation.team().leader();
        grant(other, LocalDate.now(clock)).andExpect(redirectedUrl("/unmasking-rights"));

        ask(other, REASON, TestOrganisation.PASSWORD).andExpect(status().isNotFound());
        assertThat(unmaskings()).isZero();
    }

    @Test
    void wrongPasswordOrNoReasonShowsNothingAndKeepsWhatWasTyped() throws Exception {
        grant(team.leader(), LocalDate.now(clock).plusDays(1));
        String answer = ask(team.leader(), REASON, "bukan-kata-sandi")
                .andExpect(status().is(422))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(answer).contains(REASON).doesNotContain("081234567890");
        ask(team.leader(), "singkat", TestOrganisation.PASSWORD).andExpect(status().is(422));
        assertThat(unmaskings()).isZero();
    }

    @Test
    void withdrawnOrExpiredRightIsNone() throws Exception {
        grant(team.leader(), LocalDate.now(clock));
        UUID right = jdbc.sql("select id from unmasking_right where person_id = ?")
                .param(team.leader().id())
                .query(UUID.class)
                .single();
        mvc.perform(post("/unmasking-rights/" + right + "/withdrawal")
                        .with(organisation.as(admin))
                        .with(csrf()))
                .andExpect(redirectedUrl("/unmasking-rights"));
        ask(team.leader(), REASON, TestOrganisation.PASSWORD).andExpect(status().isNotFound());

        PersonName manager = organisation.person(Role.MANAGER);
        jdbc.sql("""
                insert into unmasking_right (id, person_id, valid_until, reason, granted_by, granted_at)
                values (uuidv7(), ?, ?, 'Sudah lewat waktunya', ?, now())""")
                .params(manager.id(), LocalDate.now(clock).minusDays(1), admin.id())
                .update();
        ask(manager, REASON, TestOrganisation.PASSWORD).andExpect(status().isNotFound());
    }

    @Test
    void nobodyGrantsTheRightToThemselfOrForEver() throws Exception {
        PersonName both = organisation.person(Role.ADMIN, Role.MANAGER);
        admin = both;
        grant(both, LocalDate.now(clock)).andExpect(status().is(422));
        grant(team.leader(), LocalDate.now(clock).plusYears(2)).andExpect(status().is(422));
        grant(team.agent(), LocalDate.now(clock)).andExpect(status().is(422));
    }

    private ResultActions grant(PersonName person, LocalDate until) throws Exception {
        return mvc.perform(post("/unmasking-rights")
                .param("employeeId", person.employeeId())
                .param("until", until.toString())
                .param("reason", "Menangani pengaduan bulan ini")
                .with(organisation.as(admin))
                .with(csrf()));
    }

    private ResultActions ask(PersonName person, String reason, String password) throws Exception {
        return mvc.perform(post("/interactions/" + conversation + "/original")
                .param("reason", reason)
                .param("password", password)
                .with(organisation.as(person))
                .with(csrf()));
    }

    private org.jsoup.nodes.Document page(PersonName person) throws Exception {
        return Jsoup.parse(mvc.perform(get("/interactions/" + conversation).with(organisation.as(person)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }

    private long unmaskings() {
        return jdbc.sql("select count(*) from unmasking where interaction_id = ?")
                .param(conversation)
                .query(Long.class)
                .single();
    }
}
