package id.binamutu.signature;

import id.binamutu.audit.Trail;
import id.binamutu.web.RuleViolation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class JdbcSignatures implements Signatures {
    private final JdbcClient jdbc;
    private final CanonicalJson canonicalJson;
    private final SignerCredentials credentials;
    private final Trail trail;
    private final Clock clock;

    JdbcSignatures(
            JdbcClient jdbc, CanonicalJson canonicalJson, SignerCredentials credentials, Trail trail, Clock clock) {
        this.jdbc = jdbc;
        this.canonicalJson = canonicalJson;
        this.credentials = credentials;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    @Transactional
    public SignatureView sign(SigningRequest request) {
        if (!credentials.matches(request.signerId(), request.password())) {
            throw RuleViolation.at("password", "signature.wrongPassword");
        }
        String content = canonicalJson.of(request.content());
        String digest = CanonicalJson.sha256(content);
        int written = jdbc.sql("""
                insert into signature
                  (id, document_type, document_id, signer_id, signer_name, signer_role, meaning, content, digest, signed_at)
                values (uuidv7(), :type, :document, :signer, :name, :role, :meaning, :content, :digest, :at)
                on conflict (document_type, document_id, signer_id, digest) do nothing""")
                .param("type", request.documentType())
                .param("document", request.documentId())
                .param("signer", request.signerId())
                .param("name", request.signerName())
                .param("role", request.signerRole())
                .param("meaning", request.meaning())
                .param("content", content)
                .param("digest", digest)
                .param("at", OffsetDateTime.ofInstant(now(), ZoneOffset.UTC))
                .update();
        if (written > 0) {
            trail.record(
                    "signature.made",
                    request.documentType(),
                    request.documentId(),
                    Map.of("digest", digest, "role", request.signerRole()));
        }
        return jdbc.sql("""
                select * from signature
                where document_type = :type and document_id = :document and signer_id = :signer and digest = :digest""")
                .param("type", request.documentType())
                .param("document", request.documentId())
                .param("signer", request.signerId())
                .param("digest", digest)
                .query((row, n) -> view(row, content))
                .single();
    }

    @Override
    @Transactional(readOnly = true)
    public List<SignatureView> of(String documentType, UUID documentId, Object currentContent) {
        String content = canonicalJson.of(currentContent);
        return jdbc.sql("""
                select * from signature where document_type = :type and document_id = :document order by signed_at, id""")
                .param("type", documentType)
                .param("document", documentId)
                .query((row, n) -> view(row, content))
                .list();
    }

    /** Microseconds are what the database keeps. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static SignatureView view(ResultSet row, String currentContent) throws SQLException {
        String signed = row.getString("content");
        String digest = row.getString("digest");
        boolean valid = signed.equals(currentContent) && digest.equals(CanonicalJson.sha256(signed));
        return new SignatureView(
                row.getObject("id", UUID.class),
                row.getObject("signer_id", UUID.class),
                row.getString("signer_name"),
                row.getString("signer_role"),
                row.getString("meaning"),
                row.getObject("signed_at", OffsetDateTime.class).toInstant(),
                digest,
                valid);
    }
}
