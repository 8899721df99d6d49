package id.binamutu.intake;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** @param state active, expired or revoked */
record TokenRow(
        UUID id,
        String name,
        String prefix,
        List<String> scopes,
        int perMinute,
        String issuer,
        Instant issuedAt,
        Instant expiresAt,
        @Nullable String revoker,
        @Nullable Instant revokedAt,
        @Nullable Instant usedAt,
        String state) {}
