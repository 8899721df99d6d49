package id.binamutu.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.binamutu.testing.BinaMutuTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@BinaMutuTest
class SealingTest {

    private static final Path NOWHERE = Path.of("target", "never-made.key");

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PrivacyProperties configured;

    @Test
    void whatIsSealedOpensOnlyAsWhatItBelongsTo() {
        Sealing sealing = new AesGcmSealing(stated(key(), List.of(), List.of()));
        UUID about = UUID.randomUUID();
        Sealed sealed = sealing.seal(about, new byte[] {1, 2, 3});

        assertThat(sealing.open(about, sealed)).containsExactly(1, 2, 3);
        assertThatThrownBy(() -> sealing.open(UUID.randomUUID(), sealed)).isInstanceOf(IllegalStateException.class);
        sealed.bytes()[20] ^= 1;
        assertThatThrownBy(() -> sealing.open(about, sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void afterANewKeyTheFormerOneStillOpens() {
        String former = key();
        UUID about = UUID.randomUUID();
        Sealed sealed = new AesGcmSealing(stated(former, List.of(), List.of())).seal(about, new byte[] {7});

        assertThat(new AesGcmSealing(stated(key(), List.of(former), List.of())).open(about, sealed))
                .containsExactly(7);
        assertThatThrownBy(() -> new AesGcmSealing(stated(key(), List.of(), List.of())).open(about, sealed))
                .hasMessageContaining("former-keys");
    }

    @Test
    @Transactional
    void anotherStatedKeyDoesNotStartWithoutTheFormerOnes() {
        String other = key();
        AesGcmSealing sealing = new AesGcmSealing(stated(other, List.of(), List.of()));
        assertThatThrownBy(() -> new SealingKeys(jdbc, sealing, stated(other, List.of(), List.of())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(new AesGcmSealing(configured).keyId())
                .hasMessageContaining("former-keys");
        List<String> known =
                jdbc.sql("select key_id from sealing_key").query(String.class).list();
        assertThatCode(() -> new SealingKeys(jdbc, sealing, stated(other, List.of(), known)))
                .doesNotThrowAnyException();
    }

    @Test
    @Transactional
    void lostKeyFileIsSaidAndAnotherOneIsMade(@TempDir Path folder) {
        PrivacyProperties lost = new PrivacyProperties(" ", folder.resolve("key"), List.of(), List.of());
        AesGcmSealing sealing = new AesGcmSealing(lost);

        assertThatCode(() -> new SealingKeys(jdbc, sealing, lost)).doesNotThrowAnyException();
        assertThat(Files.exists(folder.resolve("key"))).isTrue();
        assertThat(new AesGcmSealing(lost).keyId()).isEqualTo(sealing.keyId());
    }

    private static PrivacyProperties stated(String key, List<String> former, List<String> lost) {
        return new PrivacyProperties(key, NOWHERE, former, lost);
    }

    private static String key() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }
}
