package id.binamutu.interaction;

import id.binamutu.audit.Trail;
import id.binamutu.people.Directory;
import id.binamutu.people.Viewer;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.RuleViolation;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Grants single people the sight of originals, until a day; nobody grants it to themself. */
@Service
class UnmaskingRights {

    private static final int LONGEST_DAYS = 366;

    private final JdbcClient jdbc;
    private final Directory directory;
    private final Trail trail;
    private final Clock clock;

    UnmaskingRights(JdbcClient jdbc, Directory directory, Trail trail, Clock clock) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.trail = trail;
        this.clock = clock;
    }

    record Right(
            UUID id,
            String name,
            String employeeId,
            LocalDate until,
            String reason,
            String grantedBy,
            Instant grantedAt,
            @Nullable String withdrawnBy,
            @Nullable Instant withdrawnAt,
            boolean inForce) {}

    @Transactional(readOnly = true)
    public List<Right> newestFirst() {
        LocalDate today = LocalDate.now(clock);
        return jdbc.sql("""
                select r.*, p.name, p.employee_id, g.name as granter, w.name as withdrawer
                from unmasking_right r join person p on p.id = r.person_id join person g on g.id = r.granted_by
                  left join person w on w.id = r.withdrawn_by
                order by r.withdrawn_at is null and r.valid_until >= :today desc, r.granted_at desc limit 200""")
                .param("today", today)
                .query((row, n) -> {
                    OffsetDateTime withdrawn = row.getObject("withdrawn_at", OffsetDateTime.class);
                    LocalDate until = row.getObject("valid_until", LocalDate.class);
                    return new Right(
                            row.getObject("id", UUID.class),
                            row.getString("name"),
                            row.getString("employee_id"),
                            until,
                            row.getString("reason"),
                            row.getString("granter"),
                            row.getObject("granted_at", OffsetDateTime.class).toInstant(),
                            row.getString("withdrawer"),
                            withdrawn == null ? null : withdrawn.toInstant(),
                            withdrawn == null && !until.isBefore(today));
                })
                .list();
    }

    @Transactional
    public void grant(UnmaskingRightForm form, Viewer admin) {
        UUID person = directory.idsByEmployeeId().get(form.employeeId().toUpperCase(Locale.ROOT));
        if (person == null) {
            throw RuleViolation.at("employeeId", "interaction.right.nobody", form.employeeId());
        }
        if (person.equals(admin.id())) {
            throw RuleViolation.at("employeeId", "interaction.right.self");
        }
        boolean reads =
                jdbc.sql("""
                select exists (select from person_role where person_id = :person
                  and role in ('TEAM_LEADER', 'MANAGER', 'QUALITY_CONTROL', 'COORDINATOR'))""").param("person", person).query(Boolean.class).single();
        if (!reads) {
            throw RuleViolation.at("employeeId", "interaction.right.no-reader");
        }
        LocalDate today = LocalDate.now(clock);
        LocalDate until = form.until();
        if (until == null || until.isBefore(today) || until.isAfter(today.plusDays(LONGEST_DAYS))) {
            throw RuleViolation.at("until", "interaction.right.until");
        }
        UUID id = jdbc.sql("""
                insert into unmasking_right (id, person_id, valid_until, reason, granted_by, granted_at)
                values (uuidv7(), :person, :until, :reason, :by, :at) returning id""")
                .param("person", person)
                .param("until", until)
                .param("reason", form.reason())
                .param("by", admin.id())
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .query(UUID.class)
                .single();
        trail.record(
                "unmasking-right.granted",
                "unmasking-right",
                id,
                Map.of("person", person, "until", until.toString(), "reason", form.reason()));
    }

    /** Again has no further effect. */
    @Transactional
    public void withdraw(UUID id, Viewer admin) {
        int withdrawn = jdbc.sql("""
                update unmasking_right set withdrawn_by = :by, withdrawn_at = :at
                where id = :id and withdrawn_at is null""")
                .param("by", admin.id())
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("id", id)
                .update();
        if (withdrawn > 0) {
            trail.record("unmasking-right.withdrawn", "unmasking-right", id);
        } else if (!jdbc.sql("select exists (select from unmasking_right where id = :id)")
                .param("id", id)
                .query(Boolean.class)
                .single()) {
            throw new NotFoundException();
        }
    }
}
