package id.binamutu.report;

import id.binamutu.web.RuleViolation;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A version of a team's report of a month. A draft holds the words only and shows figures as they are now; submission freezes
 * words and figures together, and nothing in it changes afterwards.
 */
@Entity
@Table(name = "performance_report")
class PerformanceReport {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private @Nullable UUID id;

    @Version
    private @Nullable Integer version;

    private UUID teamId;
    private LocalDate period;
    private int revision;
    private @Nullable UUID previousId;

    @Enumerated(EnumType.STRING)
    private ReportState state;

    @Embedded
    private ReportWords words;

    private UUID writtenBy;
    private Instant writtenAt;
    private @Nullable UUID submittedBy;
    private @Nullable Instant submittedAt;
    private @Nullable String content;
    private @Nullable String digest;

    @SuppressWarnings("NullAway.Init")
    protected PerformanceReport() {}

    PerformanceReport(UUID teamId, YearMonth month, ReportWords words, UUID writtenBy, Clock clock) {
        if (month.isAfter(YearMonth.now(clock))) {
            throw RuleViolation.of("report.future");
        }
        this.teamId = teamId;
        this.period = month.atDay(1);
        this.revision = 1;
        this.state = ReportState.DRAFT;
        this.words = words;
        this.writtenBy = writtenBy;
        this.writtenAt = clock.instant();
    }

    /** The version that continues this returned one, with its words to begin with. */
    PerformanceReport revised(UUID writtenBy, Clock clock) {
        if (state != ReportState.RETURNED) {
            throw RuleViolation.of("report.notReturned");
        }
        PerformanceReport next = new PerformanceReport(teamId, month(), words, writtenBy, clock);
        next.revision = revision + 1;
        next.previousId = id();
        return next;
    }

    void write(ReportWords words, UUID writtenBy, Clock clock) {
        if (state != ReportState.DRAFT) {
            throw RuleViolation.of("report.notDraft");
        }
        this.words = words;
        this.writtenBy = writtenBy;
        this.writtenAt = clock.instant();
    }

    /** @param content canonical JSON of all that the report says, with its digest */
    void submit(String content, String digest, UUID submittedBy, Clock clock) {
        if (YearMonth.now(clock).equals(month()) && LocalDate.now(clock).isBefore(month().atEndOfMonth())) {
            throw RuleViolation.of("report.monthNotOver");
        }
        if (words.summary().isBlank()) {
            throw RuleViolation.at("summary", "report.needs.summary");
        }
        if (words.obstacles().isBlank()) {
            throw RuleViolation.at("obstacles", "report.needs.obstacles");
        }
        if (words.plan().isBlank()) {
            throw RuleViolation.at("plan", "report.needs.plan");
        }
        become(ReportState.SUBMITTED);
        this.content = content;
        this.digest = digest;
        this.submittedBy = submittedBy;
        this.submittedAt = clock.instant();
    }

    Acceptance accept(UUID managerId, String note, Clock clock) {
        decide(managerId, ReportState.ACCEPTED);
        return new Acceptance(id(), managerId, note, clock);
    }

    Return giveBack(UUID managerId, String reason, Clock clock) {
        decide(managerId, ReportState.RETURNED);
        return new Return(id(), managerId, reason, clock);
    }

    private void decide(UUID managerId, ReportState decision) {
        if (managerId.equals(submittedBy)) {
            throw RuleViolation.of("report.ownReport");
        }
        become(decision);
    }

    private void become(ReportState next) {
        if (!state.canTransitionTo(next)) {
            throw RuleViolation.of("report.state." + state + ".already");
        }
        state = next;
    }

    public UUID id() {
        return Objects.requireNonNull(id);
    }

    public int version() {
        return version == null ? 0 : version;
    }

    public UUID teamId() {
        return teamId;
    }

    public YearMonth month() {
        return YearMonth.from(period);
    }

    public int revision() {
        return revision;
    }

    public @Nullable UUID previousId() {
        return previousId;
    }

    public ReportState state() {
        return state;
    }

    public boolean isDraft() {
        return state == ReportState.DRAFT;
    }

    public ReportWords words() {
        return words;
    }

    public @Nullable UUID submittedBy() {
        return submittedBy;
    }

    public @Nullable Instant submittedAt() {
        return submittedAt;
    }

    public @Nullable String content() {
        return content;
    }

    public @Nullable String digest() {
        return digest;
    }
}
