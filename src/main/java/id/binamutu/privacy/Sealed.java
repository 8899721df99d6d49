package id.binamutu.privacy;

/**
 * Encrypted content.
 *
 * @param keyId which key it was encrypted with
 * @param bytes nonce (12 bytes) and ciphertext with tag
 */
@SuppressWarnings("ArrayRecordComponent")
public record Sealed(String keyId, byte[] bytes) {}
