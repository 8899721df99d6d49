package id.binamutu.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.binamutu.people.PersonName;
import id.binamutu.people.Role;
import id.binamutu.people.TestOrganisation;
import id.binamutu.testing.BinaMutuTest;
import id.binamutu.web.RuleViolation;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@BinaMutuTest
class SignaturesTest {
    record Promise(String words, LocalDate dueOn) {}

    private static final Promise PROMISE = new Promise("Saya akan membuka artikel tarif.", LocalDate.of(2026, 10, 29));

    @Autowired
    Signatures signatures;

    @Autowired
    TestOrganisation organisation;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void aSignatureHoldsForTheContentThatWasSigned() {
        UUID document = UUID.randomUUID();
        PersonName agent = organisation.person(Role.AGENT);
        signatures.sign(request(document, agent, TestOrganisation.PASSWORD));
        assertThat(signatures.of("promise", document, PROMISE)).singleElement().satisfies(signature -> {
            assertThat(signature.signerId()).isEqualTo(agent.id());
            assertThat(signature.valid()).isTrue();
        });
    }

    @Test
    void anyLaterChangeOfTheContentBreaksIt() {
        UUID document = UUID.randomUUID();
        signatures.sign(request(document, organisation.person(Role.AGENT), TestOrganisation.PASSWORD));
        for (Promise changed : List.of(
                new Promise(PROMISE.words() + " ", PROMISE.dueOn()),
                new Promise(PROMISE.words(), PROMISE.dueOn().plusDays(1)))) {
            assertThat(signatures.of("promise", document, changed))
                    .singleElement()
                    .extracting(SignatureView::valid)
                    .isEqualTo(false);
        }
    }

    @Test
    void withoutTheSignersPasswordNothingIsSigned() {
        UUID document = UUID.randomUUID();
        PersonName agent = organisation.person(Role.AGENT);
        assertThatThrownBy(() -> signatures.sign(request(document, agent, "not the password")))
                .isInstanceOf(RuleViolation.class);
        assertThat(signatures.of("promise", document, PROMISE)).isEmpty();
    }

    @Test
    void signingTwiceAtOnceMakesOneSignature() throws Exception {
        UUID document = UUID.randomUUID();
        PersonName agent = organisation.person(Role.AGENT);
        Callable<SignatureView> sign = () -> signatures.sign(request(document, agent, TestOrganisation.PASSWORD));
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            List<Future<SignatureView>> both = two.invokeAll(List.of(sign, sign));
            assertThat(both.get(0).get().id()).isEqualTo(both.get(1).get().id());
        } finally {
            two.shutdown();
        }
        assertThat(signatures.of("promise", document, PROMISE)).hasSize(1);
    }

    @Test
    void aStoredSignatureCanNeitherBeChangedNorDeleted() {
        UUID document = UUID.randomUUID();
        signatures.sign(request(document, organisation.person(Role.AGENT), TestOrganisation.PASSWORD));
        for (String tampering : List.of(
                "update signature set signer_name = 'x' where document_id = ?",
                "update signature set signed_at = now() where document_id = ?",
                "delete from signature where document_id = ?")) {
            assertThatThrownBy(() -> jdbc.sql(tampering).param(document).update())
                    .hasMessageContaining("never changes");
        }
    }

    @Test
    void theStoredContentCannotBeSwappedWithoutItsDigestEvenWithTheTriggerOff() {
        UUID document = UUID.randomUUID();
        signatures.sign(request(document, organisation.person(Role.AGENT), TestOrganisation.PASSWORD));
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    jdbc.sql("alter table signature disable trigger user").update();
                    jdbc.sql("update signature set content = '{}' where document_id = ?")
                            .param(document)
                            .update();
                }))
                .hasMessageContaining("signature_check");
    }

    private static SigningRequest request(UUID document, PersonName signer, String password) {
        return new SigningRequest(
                "promise", document, PROMISE, signer.id(), signer.name(), "AGENT", "Saya menyetujui.", password);
    }
}
