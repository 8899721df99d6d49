package id.binamutu.signature;

import java.time.Instant;
import java.util.UUID;

/**
 * A signature as every readable copy shows it.
 *
 * @param digest SHA-256 of the canonical content, hexadecimal
 * @param valid whether the content as it is now still has that digest
 */
public record SignatureView(
        UUID id,
        UUID signerId,
        String signerName,
        String signerRole,
        String meaning,
        Instant signedAt,
        String digest,
        boolean valid) {}
