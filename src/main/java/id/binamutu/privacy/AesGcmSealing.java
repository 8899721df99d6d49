package id.binamutu.privacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** AES-256 in Galois/Counter Mode (NIST SP 800-38D, 2007) with a random nonce of 96 bits; pseudonyms by HMAC-SHA-256. */
@Component
@EnableConfigurationProperties(PrivacyProperties.class)
class AesGcmSealing implements Sealing {

    private static final int KEY = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, SecretKeySpec> keys = new HashMap<>();
    private final String keyId;
    private final SecretKeySpec pseudonymKey;

    AesGcmSealing(PrivacyProperties properties) {
        byte[] key = properties.key() == null || properties.key().isBlank()
                ? readOrMake(properties.keyFile())
                : decode(properties.key());
        keyId = keep(key);
        properties.formerKeys().forEach(former -> keep(decode(former)));
        pseudonymKey = new SecretKeySpec(hmac(new SecretKeySpec(key, "HmacSHA256"), "pseudonym"), "HmacSHA256");
    }

    @Override
    public Sealed seal(UUID about, byte[] plain) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] encrypted = apply(Cipher.ENCRYPT_MODE, keyId, about, nonce, plain);
        return new Sealed(
                keyId,
                ByteBuffer.allocate(NONCE + encrypted.length)
                        .put(nonce)
                        .put(encrypted)
                        .array());
    }

    @Override
    public byte[] open(UUID about, Sealed sealed) {
        byte[] bytes = sealed.bytes();
        return apply(
                Cipher.DECRYPT_MODE,
                sealed.keyId(),
                about,
                Arrays.copyOf(bytes, NONCE),
                Arrays.copyOfRange(bytes, NONCE, bytes.length));
    }

    @Override
    public boolean knows(String id) {
        return keys.containsKey(id);
    }

    /** The key that new originals are encrypted with. */
    String keyId() {
        return keyId;
    }

    @Override
    public long pseudonym(String text) {
        return ByteBuffer.wrap(hmac(pseudonymKey, text)).getLong();
    }

    private byte[] apply(int mode, String id, UUID about, byte[] nonce, byte[] content) {
        SecretKeySpec key = keys.get(id);
        if (key == null) {
            throw new IllegalStateException(
                    "The key " + id + " is not configured: add it to binamutu.privacy.former-keys");
        }
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(about.toString().getBytes(StandardCharsets.US_ASCII));
            return cipher.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("What was encrypted for " + about + " cannot be opened", e);
        }
    }

    private String keep(byte[] key) {
        String id = HexFormat.of().formatHex(sha256(key), 0, 4);
        keys.put(id, new SecretKeySpec(key, "AES"));
        return id;
    }

    private static byte[] decode(String key) {
        byte[] decoded = Base64.getDecoder().decode(key.strip());
        if (decoded.length != KEY) {
            throw new IllegalStateException(
                    "A key of binamutu.privacy is 32 bytes in Base64 (openssl rand -base64 32)");
        }
        return decoded;
    }

    private byte[] readOrMake(Path file) {
        try {
            if (Files.notExists(file)) {
                byte[] made = new byte[KEY];
                random.nextBytes(made);
                write(file.toAbsolutePath(), Base64.getEncoder().encodeToString(made));
            }
            return decode(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whole or not at all, and readable by its owner only. */
    private static void write(Path file, String key) throws IOException {
        Files.createDirectories(file.getParent());
        Path draft = Files.createTempFile(file.getParent(), "privacy", null);
        if (Files.getFileStore(draft).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
        }
        Files.writeString(draft, key, StandardOpenOption.SYNC);
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException somebodyWasFaster) {
            // theirs is read
        } catch (UnsupportedOperationException noLinks) {
            Files.move(draft, file);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static byte[] hmac(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
        }
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
