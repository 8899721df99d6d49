package id.binamutu.audit;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.databind.json.JsonMapper;

/** The chaining itself is the database's: see the trigger in the migration. */
@Component
class JdbcTrail implements Trail {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    JdbcTrail(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    @Transactional
    public void record(String action, String subjectType, UUID subjectId, Map<String, ?> details) {
        jdbc.sql("""
                insert into audit_entry (actor_id, remote_address, action, subject_type, subject_id, details)
                values (:actor, :address, :action, :type, :subject, cast(:details as jsonb))""")
                .param("actor", actor())
                .param("address", remoteAddress())
                .param("action", action)
                .param("type", subjectType)
                .param("subject", subjectId)
                .param("details", json.writeValueAsString(details))
                .update();
    }

    private static @Nullable String actor() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null ? null : authentication.getName();
    }

    private static @Nullable String remoteAddress() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? attributes.getRequest().getRemoteAddr()
                : null;
    }
}
