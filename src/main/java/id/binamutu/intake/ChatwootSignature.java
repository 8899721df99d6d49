package id.binamutu.intake;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Chatwoot signs {@code timestamp.body} by HMAC-SHA256 with the secret of the webhook. */
final class ChatwootSignature {

    static final String SIGNATURE = "X-Chatwoot-Signature";
    static final String TIMESTAMP = "X-Chatwoot-Timestamp";

    /** Older ones may be somebody who replays what was sent once. */
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final Pattern SECONDS = Pattern.compile("\\d{1,12}");

    private ChatwootSignature() {}

    static String of(byte[] secret, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            mac.update((timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is wrong with it; null when it is right. */
    static @Nullable String fault(
            byte[] secret, @Nullable String timestamp, @Nullable String signature, byte[] body, Instant now) {
        if (secret.length == 0) {
            return "no-secret";
        }
        if (timestamp == null
                || signature == null
                || !SECONDS.matcher(timestamp).matches()) {
            return "unsigned";
        }
        byte[] expected = of(secret, timestamp, body).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8))) {
            return "signature";
        }
        Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now)
                .abs();
        return age.compareTo(TOLERANCE) > 0 ? "stale" : null;
    }
}
