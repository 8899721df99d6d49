package id.binamutu.retention;

import id.binamutu.audit.Trail;
import id.binamutu.people.Viewer;
import id.binamutu.web.RuleViolation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Every state of the policy that ever was; the one with the highest number counts. */
@Service
class Policies {

    private static final UUID SUBJECT = new UUID(0, 2);

    private final JdbcClient jdbc;
    private final Trail trail;
    private final Clock clock;

    Policies(JdbcClient jdbc, Trail trail, Clock clock) {
        this.jdbc = jdbc;
        this.trail = trail;
        this.clock = clock;
    }

    RetentionPolicy current() {
        List<RetentionPolicy> newest = newestFirst(1);
        return newest.isEmpty() ? RetentionPolicy.FIRST : newest.get(0);
    }

    List<RetentionPolicy> newestFirst(int most) {
        return jdbc.sql("""
                select r.*, p.name from retention_policy r join person p on p.id = r.changed_by
                order by r.number desc limit :most""").param("most", most).query((row, n) -> policy(row)).list();
    }

    @Transactional
    public void change(PolicyForm form, Viewer by) {
        int content = Objects.requireNonNull(form.contentMonths());
        int original = Objects.requireNonNull(form.originalMonths());
        int evidence = Objects.requireNonNull(form.evidenceMonths());
        boolean automatic = Boolean.TRUE.equals(form.automatic());
        if (original > content) {
            throw RuleViolation.at("originalMonths", "retention.policy.original-longer");
        }
        if (evidence < content) {
            throw RuleViolation.at("evidenceMonths", "retention.policy.evidence-shorter");
        }
        RetentionPolicy now = current();
        if (!Objects.equals(now.number(), form.number())) {
            throw RuleViolation.of("retention.policy.changed-meanwhile");
        }
        if (content == now.contentMonths()
                && original == now.originalMonths()
                && evidence == now.evidenceMonths()
                && automatic == now.automatic()) {
            throw RuleViolation.of("retention.policy.nothing-changed");
        }
        try {
            jdbc.sql("""
                    insert into retention_policy
                      (number, content_months, original_months, evidence_months, automatic, reason, changed_by, changed_at)
                    values (:number, :content, :original, :evidence, :automatic, :reason, :by, :at)""")
                    .param("number", now.number() + 1)
                    .param("content", content)
                    .param("original", original)
                    .param("evidence", evidence)
                    .param("automatic", automatic)
                    .param("reason", form.reason())
                    .param("by", by.id())
                    .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException somebodyWasFaster) {
            throw RuleViolation.of("retention.policy.changed-meanwhile");
        }
        trail.record(
                "retention.changed",
                "retention",
                SUBJECT,
                Map.of(
                        "version", now.number() + 1,
                        "contentMonths", content,
                        "originalMonths", original,
                        "evidenceMonths", evidence,
                        "automatic", automatic,
                        "reason", form.reason()));
    }

    private static RetentionPolicy policy(ResultSet row) throws SQLException {
        return new RetentionPolicy(
                row.getInt("number"),
                row.getInt("content_months"),
                row.getInt("original_months"),
                row.getInt("evidence_months"),
                row.getBoolean("automatic"),
                row.getString("reason"),
                row.getString("name"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }
}
