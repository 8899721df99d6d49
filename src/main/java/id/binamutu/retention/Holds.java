package id.binamutu.retention;

import id.binamutu.audit.Trail;
import id.binamutu.people.Directory;
import id.binamutu.people.TeamName;
import id.binamutu.people.Teams;
import id.binamutu.people.Viewer;
import id.binamutu.privacy.Masker;
import id.binamutu.privacy.Sealing;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.RuleViolation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Legal holds: what they cover is not given up, whatever its period. */
@Service
class Holds {

    private final JdbcClient jdbc;
    private final Directory directory;
    private final Teams teams;
    private final Sealing sealing;
    private final Masker masker;
    private final Trail trail;
    private final Clock clock;

    Holds(JdbcClient jdbc, Directory directory, Teams teams, Sealing sealing, Masker masker, Trail trail, Clock clock) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.teams = teams;
        this.sealing = sealing;
        this.masker = masker;
        this.trail = trail;
        this.clock = clock;
    }

    /** Who or what a hold is about; one of the four. */
    private record About(
            @Nullable UUID interaction,
            @Nullable UUID agent,
            @Nullable UUID team,
            @Nullable Long customer,
            String label) {}

    @Transactional
    public UUID place(HoldForm form, Viewer by) {
        HoldKind kind = Objects.requireNonNull(form.kind());
        LocalDate from = form.from();
        LocalDate to = form.to();
        if (kind == HoldKind.TEAM && (from == null || to == null)) {
            throw RuleViolation.at(from == null ? "from" : "to", "retention.hold.period-missing");
        }
        if (from != null && to != null && to.isBefore(from)) {
            throw RuleViolation.at("to", "retention.hold.period-backwards");
        }
        About about = about(kind, form.about());
        // A disposal that is under way is waited for; one that comes later sees this hold.
        jdbc.sql("select pg_advisory_xact_lock_shared(" + Disposals.LOCK + ")")
                .query((row, n) -> "")
                .single();
        String reason = masker.mask(form.reason());
        UUID id = jdbc.sql("""
                insert into legal_hold (id, kind, interaction_id, agent_id, team_id, customer_key, from_day, to_day, label, reason,
                  held_by, held_at)
                values (uuidv7(), :kind, :interaction, :agent, :team, :customer, :from, :to, :label, :reason, :by, :at)
                returning id""")
                .param("kind", kind.name())
                .param("interaction", about.interaction())
                .param("agent", about.agent())
                .param("team", about.team())
                .param("customer", about.customer())
                .param("from", from)
                .param("to", to)
                .param("label", about.label())
                .param("reason", reason)
                .param("by", by.id())
                .param("at", now())
                .query(UUID.class)
                .single();
        Map<String, Object> details = new HashMap<>();
        details.put("kind", kind);
        details.put("about", about.label());
        details.put("from", String.valueOf(from));
        details.put("to", String.valueOf(to));
        details.put("reason", reason);
        trail.record("legal-hold.placed", "legal-hold", id, details);
        return id;
    }

    /** Again has no further effect. */
    @Transactional
    public void release(UUID id, ReleaseForm form, Viewer by) {
        find(id);
        String reason = masker.mask(form.reason());
        int released = jdbc.sql("""
                update legal_hold set released_by = :by, released_at = :at, release_reason = :reason
                where id = :id and released_at is null""")
                .param("by", by.id())
                .param("at", now())
                .param("reason", reason)
                .param("id", id)
                .update();
        if (released > 0) {
            trail.record("legal-hold.released", "legal-hold", id, Map.of("reason", reason));
        }
    }

    @Transactional(readOnly = true)
    public Hold find(UUID id) {
        return jdbc.sql(SELECT + "where h.id = :id")
                .param("id", id)
                .query((row, n) -> hold(row))
                .optional()
                .orElseThrow(NotFoundException::new);
    }

    /** Those in force first. */
    @Transactional(readOnly = true)
    public List<Hold> all() {
        return jdbc.sql(SELECT + "order by h.released_at is null desc, h.held_at desc limit 200")
                .query((row, n) -> hold(row))
                .list();
    }

    private static final String SELECT = """
            select h.*, p.name as holder, r.name as releaser
            from legal_hold h join person p on p.id = h.held_by left join person r on r.id = h.released_by\s""";

    private About about(HoldKind kind, String text) {
        return switch (kind) {
            case CONVERSATION ->
                jdbc.sql("select id from interaction where conversation_id = :id")
                        .param("id", text)
                        .query(UUID.class)
                        .optional()
                        .map(id -> new About(id, null, null, null, text))
                        .orElseThrow(() -> RuleViolation.at("about", "retention.hold.no-conversation", text));
            case AGENT -> {
                UUID agent = directory.idsByEmployeeId().get(text.toUpperCase(Locale.ROOT));
                if (agent == null) {
                    throw RuleViolation.at("about", "retention.hold.no-agent", text);
                }
                yield new About(null, agent, null, null, directory.name(agent).name());
            }
            case TEAM -> {
                TeamName team = teams.all().stream()
                        .filter(each -> each.name().equalsIgnoreCase(text))
                        .findFirst()
                        .orElseThrow(() -> RuleViolation.at("about", "retention.hold.no-team", text));
                yield new About(null, null, team.id(), null, team.name());
            }
            case CUSTOMER -> new About(null, null, null, sealing.pseudonym(text), masker.mask(text));
        };
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static Hold hold(ResultSet row) throws SQLException {
        OffsetDateTime released = row.getObject("released_at", OffsetDateTime.class);
        return new Hold(
                row.getObject("id", UUID.class),
                HoldKind.valueOf(row.getString("kind")),
                row.getString("label"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("to_day", LocalDate.class),
                row.getString("reason"),
                row.getString("holder"),
                row.getObject("held_at", OffsetDateTime.class).toInstant(),
                row.getString("releaser"),
                released == null ? null : released.toInstant(),
                row.getString("release_reason"));
    }
}
