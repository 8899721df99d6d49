package id.binamutu.privacy;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Notices at the start when a key is missing that something was encrypted with. A key that is stated in the configuration and
 * is not the one that was used is a mistake: then it does not start. A key file that is gone cannot be brought back by not
 * starting: then it says so in the log, every time.
 */
@Component
class SealingKeys {

    private static final Logger log = LoggerFactory.getLogger(SealingKeys.class);

    SealingKeys(JdbcClient jdbc, AesGcmSealing sealing, PrivacyProperties properties) {
        List<String> missing = jdbc
                .sql("select key_id from sealing_key order by first_seen_at, key_id")
                .query(String.class)
                .list()
                .stream()
                .filter(id -> !sealing.knows(id) && !properties.lostKeys().contains(id))
                .toList();
        if (!missing.isEmpty()) {
            String message = "Originals in this database were encrypted with the keys " + missing
                    + ", which are not configured: they cannot be opened. Add them to binamutu.privacy.former-keys"
                    + " (BINAMUTU_PRIVACY_FORMERKEYS); if they are lost for good, list their ids in binamutu.privacy.lost-keys.";
            if (properties.key() != null && !properties.key().isBlank()) {
                throw new IllegalStateException(message);
            }
            log.error(
                    "{} The key in use is the one in {}; was that file replaced or lost?",
                    message,
                    properties.keyFile());
        }
        jdbc.sql("insert into sealing_key (key_id) values (:id) on conflict do nothing")
                .param("id", sealing.keyId())
                .update();
    }
}
