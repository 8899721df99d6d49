package id.binamutu.signature;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.erdtman.jcs.JsonCanonicalizer;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Content in the one form in which it is signed or frozen: JSON after RFC 8785 (Rundgren et al., 2020). */
@Component
public class CanonicalJson {
    private final JsonMapper json;

    CanonicalJson(JsonMapper json) {
        this.json = json;
    }

    /** @param content a record of strings, numbers, dates, and lists of such */
    public String of(Object content) {
        try {
            return new JsonCanonicalizer(json.writeValueAsString(content)).getEncodedString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SHA-256 of the text in UTF-8, hexadecimal. */
    public static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
