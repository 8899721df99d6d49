package id.binamutu.intake;

import id.binamutu.audit.Trail;
import id.binamutu.people.Viewer;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.RuleViolation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tokens of other systems: issued and revoked by an administrator, asked for on every request. */
@Service
class Tokens {

    static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");

    private final JdbcClient jdbc;
    private final Trail trail;
    private final Clock clock;

    Tokens(JdbcClient jdbc, Trail trail, Clock clock) {
        this.jdbc = jdbc;
        this.trail = trail;
        this.clock = clock;
    }

    /** A new token in plain text: this is the only time that it can be read. */
    @Transactional
    public String issue(TokenForm form, Viewer by) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, JAKARTA);
        if (!form.expiresOn().isAfter(today)) {
            throw RuleViolation.at("expiresOn", "intake.token.past");
        }
        if (form.expiresOn().isAfter(today.plusYears(1))) {
            throw RuleViolation.at("expiresOn", "intake.token.tooLong");
        }
        String token = Secrets.token();
        int issued = jdbc.sql("""
                        insert into api_token
                          (id, name, prefix, token_hash, scopes, per_minute, issued_by, issued_at, expires_at)
                        values (:id, :name, :prefix, :hash, :scopes, :perMinute, :by, :now, :expires)
                        on conflict (id) do nothing
                        """)
                .param("id", form.id())
                .param("name", form.name().strip())
                .param("prefix", token.substring(0, Secrets.SHOWN))
                .param("hash", Secrets.hash(token))
                .param("scopes", form.scopes().toArray(String[]::new))
                .param("perMinute", form.perMinute())
                .param("by", by.id())
                .param("now", at(now))
                // The last day is the last whole one.
                .param("expires", at(form.expiresOn().atStartOfDay(JAKARTA).toInstant()))
                .update();
        if (issued == 0) {
            throw RuleViolation.of("intake.token.twice");
        }
        trail.record(
                "token.issued",
                "api_token",
                form.id(),
                Map.of(
                        "name", form.name().strip(),
                        "scopes", form.scopes(),
                        "expires", form.expiresOn().toString()));
        return token;
    }

    /** From now on; a token that is revoked already stays as it is. */
    @Transactional
    public void revoke(UUID id, Viewer by) {
        int revoked = jdbc.sql("""
                        update api_token set revoked_by = :by, revoked_at = :now where id = :id and revoked_at is null
                        """)
                .param("id", id)
                .param("by", by.id())
                .param("now", at(clock.instant()))
                .update();
        if (revoked == 1) {
            trail.record("token.revoked", "api_token", id);
        } else {
            row(id);
        }
    }

    /** Decides on one request: who it is, and whether its rate allows for it. One statement, the same on every instance. */
    @Transactional
    public Optional<TokenUse> use(String token) {
        return jdbc.sql("""
                        with token as (
                          select t.*, t.revoked_at is not null as revoked, t.expires_at <= :now as expired
                          from api_token t where t.token_hash = :hash),
                        used as (
                          insert into api_token_use as u (token_id, filled, used_at, let_through)
                          select id, 1, clock_timestamp(), true from token where not revoked and not expired
                          on conflict (token_id) do update set
                            (filled, used_at, let_through) = (
                              select case when kept + 1 <= per_minute then kept + 1 else kept end,
                                greatest(u.used_at, clock_timestamp()), kept + 1 <= per_minute
                              from (select t.per_minute, greatest(0, u.filled - t.per_minute / 60.0
                                  * greatest(0, extract(epoch from clock_timestamp() - u.used_at))) as kept
                                from token t) leaked)
                          returning u.filled, u.let_through)
                        select t.id, t.name, t.prefix, t.scopes, t.per_minute, t.revoked, t.expired,
                          coalesce(u.let_through, false) as let_through, coalesce(u.filled, 0) as filled
                        from token t left join used u on true
                        """)
                .param("hash", Secrets.hash(token))
                .param("now", at(clock.instant()))
                .query((row, n) -> new TokenUse(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("prefix"),
                        scopes(row),
                        row.getInt("per_minute"),
                        row.getBoolean("revoked"),
                        row.getBoolean("expired"),
                        row.getBoolean("let_through"),
                        row.getDouble("filled")))
                .optional();
    }

    /** Those that work first, newest first. */
    @Transactional(readOnly = true)
    public List<TokenRow> list() {
        return jdbc.sql(ROWS
                        + " order by (t.revoked_at is null and t.expires_at > :now) desc, t.issued_at desc limit 200")
                .param("now", at(clock.instant()))
                .query((row, n) -> tokenRow(row, clock.instant()))
                .list();
    }

    @Transactional(readOnly = true)
    public TokenRow row(UUID id) {
        return jdbc.sql(ROWS + " where t.id = :id")
                .param("id", id)
                .query((row, n) -> tokenRow(row, clock.instant()))
                .optional()
                .orElseThrow(NotFoundException::new);
    }

    private static final String ROWS = """
            select t.*, i.name as issuer, r.name as revoker, u.used_at
            from api_token t join person i on i.id = t.issued_by left join person r on r.id = t.revoked_by
            left join api_token_use u on u.token_id = t.id""";

    private static TokenRow tokenRow(ResultSet row, Instant now) throws SQLException {
        Instant expires = row.getObject("expires_at", OffsetDateTime.class).toInstant();
        Instant revoked = instant(row, "revoked_at");
        String state = revoked != null ? "revoked" : expires.isAfter(now) ? "active" : "expired";
        return new TokenRow(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("prefix"),
                scopes(row),
                row.getInt("per_minute"),
                row.getString("issuer"),
                row.getObject("issued_at", OffsetDateTime.class).toInstant(),
                expires,
                row.getString("revoker"),
                revoked,
                instant(row, "used_at"),
                state);
    }

    private static List<String> scopes(ResultSet row) throws SQLException {
        return List.of((String[]) row.getArray("scopes").getArray());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
