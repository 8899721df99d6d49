package id.binamutu.people;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTest {

    private final PasswordPolicy policy = new PasswordPolicy();

    @ParameterizedTest
    @CsvSource({
        "pendek1!, people.password.short",
        "Password1234, people.password.common",
        "p4ssw0rdp4ssw0rd, people.password.common",
        "Rahasia12345!, people.password.common",
        "Bismillah2026, people.password.common",
        "pegadaian-2026, people.password.common",
        "123456789012, people.password.common",
        "aaaaaaaaaaaab, people.password.common",
        "DiniHalim2026, people.password.own",
        "kopi-susu-TL01, people.password.own",
    })
    void whatIsGuessedFirstIsRefused(String password, String reason) {
        assertThatThrownBy(() -> policy.check(password, "TL01", "Dini Halim")).hasMessage(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"payung biru di loteng", "gadai-emas-di-pasar-pagi", "kx7m-p2wq-9dfr-hh3t"})
    void unrelatedWordsAndRandomSignsAreTaken(String password) {
        assertThatCode(() -> policy.check(password, "TL01", "Dini Halim")).doesNotThrowAnyException();
    }
}
