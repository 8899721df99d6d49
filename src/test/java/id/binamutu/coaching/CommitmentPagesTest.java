package id.binamutu.coaching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.binamutu.people.PersonName;
import id.binamutu.people.Role;
import id.binamutu.people.TestOrganisation;
import id.binamutu.people.TestOrganisation.Team;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

class CommitmentPagesTest extends CoachingTestSupport {
    @Test
    void theAgentSeesWhatWasFoundAndWhatIsRightAndSigns() throws Exception {
        Team team = organisation.team();
        UUID commitment = held(team, team.agent());

        Document page = page("/commitments/" + commitment, team.agent());
        assertThat(page.select("h1").text()).isEqualTo("Komitmen perbaikan");
        assertThat(page.select(".doc").text())
                .contains(
                        SAID,
                        CORRECT,
                        "Ulangi angka kepada nasabah",
                        team.leader().name());
        assertThat(page.select("form[action$=/signature] button").first().text())
                .isEqualTo("Tanda tangani");
        assertThat(page.select("#password").attr("type")).isEqualTo("password");

        sign(commitment, team.agent());

        for (PersonName reader : List.of(team.agent(), team.leader(), organisation.person(Role.MANAGER))) {
            Document signed = page("/commitments/" + commitment, reader);
            assertThat(signed.text()).contains(WORDS, SAID, CORRECT);
            assertThat(signed.select(".signatures").text())
                    .contains(team.agent().name(), "WIB", "Saya membaca, menyetujui, dan berkomitmen", "Sah")
                    .doesNotContain("tidak berlaku lagi");
            assertThat(signed.select("textarea")).isEmpty();
        }
        UUID coaching = coachingOf(commitment);
        assertThat(page("/coaching/" + coaching, team.leader()).select(".chain").text())
                .contains(WORDS, "Sah");
        assertThat(openWork("write-commitment", commitment, team.agent())).isZero();
        assertThat(openWork("close-coaching", coaching, team.leader())).isEqualTo(1);
    }

    @Test
    void aWrongPasswordLosesNothingThatWasTyped() throws Exception {
        Team team = organisation.team();
        UUID commitment = held(team, team.agent());

        Document page = refused(with(signature(commitment, team.agent()), "password", "bukan-kata-sandi"));

        assertThat(page.select("#words").val()).isEqualTo(WORDS);
        assertThat(page.select("#dueOn").val())
                .isEqualTo(LocalDate.now(clock).plusDays(7).toString());
        assertThat(page.select("[role=alert] a").eachAttr("href")).containsExactly("#password");
        assertThat(page.html()).doesNotContain("bukan-kata-sandi");
        assertThat(page("/commitments/" + commitment, team.agent())
                        .select("#words")
                        .val())
                .isEqualTo(WORDS);
        sign(commitment, team.agent());
    }

    @Test
    void wordsThatAreTooLongTooShortOrUndatedAreRefusedAndKept() throws Exception {
        Team team = organisation.team();
        UUID commitment = held(team, team.agent());
        String tooLong = "Saya berjanji. ".repeat(700);

        Document page = refused(with(signature(commitment, team.agent()), "words", tooLong));
        assertThat(page.select("[role=alert] a").eachAttr("href")).containsExactly("#words");
        assertThat(page.select("#words").val()).hasSizeGreaterThan(10_000);

        assertThat(refused(with(signature(commitment, team.agent()), "words", "Siap."))
                        .select("[role=alert] a")
                        .attr("href"))
                .isEqualTo("#words");
        for (LocalDate day :
                List.of(LocalDate.now(clock).minusDays(1), LocalDate.now(clock).plusDays(91))) {
            page = refused(with(signature(commitment, team.agent()), "dueOn", day.toString()));
            assertThat(page.select("[role=alert] a").eachAttr("href")).containsExactly("#dueOn");
            assertThat(page.select("#words").val()).isEqualTo(WORDS);
        }
        page = refused(with(signature(commitment, team.agent()), "consent", "false"));
        assertThat(page.select("[role=alert] a").eachAttr("href")).containsExactly("#consent");
        assertThat(signatures(commitment)).isZero();
    }

    @Test
    void aDraftIsTheAgentsAlone() throws Exception {
        Team team = organisation.team();
        UUID commitment = held(team, team.agent());

        mvc.perform(post("/commitments/" + commitment + "/draft")
                        .param("words", "Belum selesai")
                        .with(csrf())
                        .with(organisation.as(team.agent())))
                .andExpect(status().is3xxRedirection());

        assertThat(page("/commitments/" + commitment, team.agent())
                        .select("#words")
                        .val())
                .isEqualTo("Belum selesai");
        assertThat(page("/commitments/" + commitment, team.leader()).text()).doesNotContain("Belum selesai");
        assertThat(page("/coaching/" + coachingOf(commitment), team.leader()).text())
                .doesNotContain("Belum selesai");
        notFound("/commitments/" + commitment, team.agents().get(1));
        notFound("/commitments/" + commitment, organisation.team().leader());
    }

    @Test
    void nobodySignsForTheAgent() throws Exception {
        Team team = organisation.team();
        UUID commitment = held(team, team.agent());

        mvc.perform(with(
                        signature(commitment, team.agent()),
                        organisation.as(team.agents().get(1))))
                .andExpect(status().isNotFound());
        mvc.perform(with(signature(commitment, team.agent()), organisation.as(team.leader())))
                .andExpect(status().isForbidden());
        assertThat(signatures(commitment)).isZero();
    }

    @Test
    void whatChangedSinceItWasShownIsNotSigned() throws Exception {
        Team team = organisation.team();
        UUID commitment = held(team, team.agent());

        Document page = refused(with(signature(commitment, team.agent()), "seen", "0".repeat(64)));

        assertThat(page.select("[role=alert]").text()).contains("berubah");
        assertThat(page.select("#words").val()).isEqualTo(WORDS);
        assertThat(signatures(commitment)).isZero();
    }

    @Test
    void signedTwiceAtOnceHasOneEffect() throws Exception {
        Team team = organisation.team();
        UUID commitment = held(team, team.agent());
        CyclicBarrier start = new CyclicBarrier(4);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Integer>> answers = IntStream.range(0, 4)
                    .mapToObj(i -> threads.submit(() -> {
                        MockHttpServletRequestBuilder request = signature(commitment, team.agent());
                        start.await();
                        return mvc.perform(request).andReturn().getResponse().getStatus();
                    }))
                    .toList();
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(302);
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(signatures(commitment)).isEqualTo(1);
        assertThat(jdbc.sql("select count(*) from audit_entry where action = 'commitment.signed' and subject_id = ?")
                        .param(commitment)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void theDatabaseRefusesToChangeWhatWasSigned() throws Exception {
        Team team = organisation.team();
        UUID commitment = held(team, team.agent());
        sign(commitment, team.agent());

        assertThatThrownBy(() -> jdbc.sql("update commitment set words = words || ' (kadang-kadang)' where id = ?")
                        .param(commitment)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> jdbc.sql("delete from commitment where id = ?")
                        .param(commitment)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void whoeverGetsPastTheDatabaseBreaksTheSignatureVisibly() throws Exception {
        Team team = organisation.team();
        for (String change : List.of(
                "words = words || ' (kadang-kadang)'",
                "due_on = due_on + 1",
                "shown = replace(shown, '1,2 %', '1,3 %')",
                "shown = replace(shown, 'Ulangi', 'Jangan ulangi')",
                "shown = '{}'",
                "write_by = write_by + interval '1 day'",
                "signed_at = signed_at - interval '1 day'")) {
            UUID commitment = held(team, team.agent());
            sign(commitment, team.agent());
            assertThat(page("/commitments/" + commitment, team.leader()).text()).doesNotContain("tidak berlaku lagi");

            tamper(change, commitment);

            for (String address : List.of("/commitments/" + commitment, "/coaching/" + coachingOf(commitment))) {
                assertThat(page(address, team.leader()).text())
                        .as("%s after %s", address, change)
                        .contains("Tanda tangan tidak berlaku lagi");
            }
        }
    }

    @Test
    void anAgentWhoDeclinesIsAnsweredAndAskedAgain() throws Exception {
        Team team = organisation.team();
        UUID commitment = held(team, team.agent());

        mvc.perform(words(
                        "/commitments/" + commitment + "/refusal",
                        "Angka itu memang tarif promo saat itu",
                        team.agent()))
                .andExpect(status().is3xxRedirection());
        assertThat(openWork("write-commitment", commitment, team.agent())).isZero();
        assertThat(openWork("answer-refusal", commitment, team.leader())).isEqualTo(1);
        assertThat(page("/commitments/" + commitment, team.leader()).text()).contains("Angka itu memang tarif promo");
        assertThat(mvc.perform(signatureWithout(commitment, team.agent()))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(422);

        mvc.perform(words(
                        "/commitments/" + commitment + "/refusal/answer",
                        "Promo berakhir dua hari sebelumnya",
                        team.leader()))
                .andExpect(status().is3xxRedirection());
        assertThat(openWork("answer-refusal", commitment, team.leader())).isZero();
        assertThat(openWork("write-commitment", commitment, team.agent())).isEqualTo(1);
        assertThat(page("/commitments/" + commitment, team.agent()).text())
                .contains("Angka itu memang tarif promo", "Promo berakhir dua hari sebelumnya");
        sign(commitment, team.agent());
    }

    @Test
    void aRefusalNeedsAReason() throws Exception {
        Team team = organisation.team();
        UUID commitment = held(team, team.agent());

        Document page = refused(words("/commitments/" + commitment + "/refusal", "  ", team.agent()));

        assertThat(page.select("[role=alert] a").eachAttr("href")).containsExactly("#words");
        assertThat(openWork("write-commitment", commitment, team.agent())).isEqualTo(1);
    }

    @Test
    void theTeamLeaderClosesWhatWasKeptAndNotBefore() throws Exception {
        Team team = organisation.team();
        UUID commitment = held(team, team.agent());
        UUID coaching = coachingOf(commitment);
        assertThat(refused(words("/coaching/" + coaching + "/closure", "Terlalu cepat", team.leader()))
                        .text())
                .contains("belum ditandatangani");

        sign(commitment, team.agent());
        assertThat(page("/coaching/" + coaching, team.leader()).select("form[action$=/closure]"))
                .hasSize(1);
        assertThat(page("/coaching/" + coaching, team.agent()).select("form[action$=/closure]"))
                .isEmpty();
        mvc.perform(words("/coaching/" + coaching + "/closure", "Lima chat berikutnya benar semua", team.leader()))
                .andExpect(status().is3xxRedirection());

        Document page = page("/coaching/" + coaching, team.agent());
        assertThat(page.text())
                .contains(
                        "Ditutup",
                        "Lima chat berikutnya benar semua",
                        team.leader().name());
        assertThat(openWork("close-coaching", coaching, team.leader())).isZero();
        assertThat(page("/commitments/" + commitment, team.agent()).text()).contains("Sah");
    }

    @Test
    void anObjectionThatHoldsClosesTheCoachingWithoutACommitment() throws Exception {
        Team team = organisation.team();
        UUID commitment = held(team, team.agent());
        mvc.perform(words("/commitments/" + commitment + "/refusal", "Rekaman itu bukan suara saya", team.agent()))
                .andExpect(status().is3xxRedirection());

        mvc.perform(words("/coaching/" + coachingOf(commitment) + "/closure", "Benar, salah orang", team.leader()))
                .andExpect(status().is3xxRedirection());

        assertThat(openWork("answer-refusal", commitment, team.leader())).isZero();
        assertThat(page("/coaching/" + coachingOf(commitment), team.agent()).text())
                .contains("Benar, salah orang");
        mvc.perform(words("/commitments/" + commitment + "/refusal/answer", "Terlambat", team.leader()))
                .andExpect(status().is(422));
    }

    @Test
    void theListOfCommitmentsShowsEachReaderOnlyTheirOwn() throws Exception {
        Team team = organisation.team();
        UUID first = held(team, team.agent());
        held(team, team.agents().get(1));
        sign(first, team.agent());

        assertThat(page("/commitments", team.agent()).select("tbody tr")).hasSize(1);
        assertThat(page("/commitments", team.leader()).select("tbody tr")).hasSize(2);
        assertThat(page("/commitments?state=SIGNED", team.leader()).select("tbody tr"))
                .hasSize(1);
        assertThat(page("/commitments", organisation.team().leader()).select("tbody tr"))
                .isEmpty();
    }

    private MockHttpServletRequestBuilder words(String address, String words, PersonName by) {
        return post(address).param("words", words).with(csrf()).with(organisation.as(by));
    }

    /** As if the page had been open since before. */
    private MockHttpServletRequestBuilder signatureWithout(UUID commitment, PersonName agent) {
        return post("/commitments/" + commitment + "/signature")
                .param("words", WORDS)
                .param("dueOn", LocalDate.now(clock).plusDays(7).toString())
                .param("consent", "true")
                .param("password", TestOrganisation.PASSWORD)
                .with(csrf())
                .with(organisation.as(agent));
    }

    private static MockHttpServletRequestBuilder with(
            MockHttpServletRequestBuilder request, String name, String value) {
        return request.with(sent -> {
            sent.setParameter(name, value);
            return sent;
        });
    }

    private static MockHttpServletRequestBuilder with(MockHttpServletRequestBuilder request, RequestPostProcessor who) {
        return request.with(who);
    }

    private UUID coachingOf(UUID commitment) {
        return jdbc.sql("select coaching_id from commitment where id = ?")
                .param(commitment)
                .query(UUID.class)
                .single();
    }

    private long signatures(UUID commitment) {
        return jdbc.sql("select count(*) from signature where document_type = 'commitment' and document_id = ?")
                .param(commitment)
                .query(Long.class)
                .single();
    }

    /** As the owner of the database could. */
    private void tamper(String change, UUID commitment) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("alter table commitment disable trigger commitment_once_signed_stays")
                    .update();
            jdbc.sql("update commitment set " + change + " where id = ?")
                    .param(commitment)
                    .update();
            jdbc.sql("alter table commitment enable trigger commitment_once_signed_stays")
                    .update();
        });
    }
}
