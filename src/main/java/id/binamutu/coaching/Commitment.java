package id.binamutu.coaching;

import id.binamutu.web.RuleViolation;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** What an agent promises after a coaching, in words of the agent's own. */
@Entity
@Table(name = "commitment")
class Commitment {
    static final int WORDS_AT_LEAST = 20;
    static final int WORDS_AT_MOST = 4000;
    static final int DAYS_AT_MOST = 90;

    enum State {
        OPEN,
        REFUSED,
        SIGNED,
        DROPPED
    }

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private @Nullable Integer version;

    private UUID coachingId;
    private UUID agentId;
    private UUID teamId;
    private Instant openedAt;
    private Instant writeBy;

    @Enumerated(EnumType.STRING)
    private State state;

    private String words;
    private @Nullable LocalDate dueOn;
    private @Nullable Instant savedAt;
    private @Nullable String shown;
    private @Nullable Instant signedAt;

    @SuppressWarnings("NullAway.Init")
    protected Commitment() {}

    @SuppressWarnings("NullAway.Init")
    Commitment(Coaching coaching, Deadlines deadlines, Clock clock) {
        coachingId = coaching.id();
        agentId = coaching.agentId();
        teamId = coaching.teamId();
        openedAt = now(clock);
        writeBy = deadlines.toWrite(openedAt);
        state = State.OPEN;
        words = "";
    }

    /** Keeps what is written so far; it binds nobody. */
    void draft(String words, @Nullable LocalDate dueOn, Clock clock) {
        ask(State.OPEN);
        this.words = plain(words);
        this.dueOn = dueOn;
        savedAt = now(clock);
    }

    /**
     * @param shown everything that stood on the page beside the words, as JSON
     */
    void sign(String words, LocalDate dueOn, String shown, Clock clock) {
        ask(State.OPEN);
        String plain = plain(words);
        if (plain.length() < WORDS_AT_LEAST || plain.length() > WORDS_AT_MOST) {
            throw RuleViolation.at("words", "coaching.words.length", WORDS_AT_LEAST, WORDS_AT_MOST);
        }
        LocalDate today = LocalDate.now(clock);
        if (dueOn.isBefore(today) || dueOn.isAfter(today.plusDays(DAYS_AT_MOST))) {
            throw RuleViolation.at("dueOn", "coaching.dueOn.range", DAYS_AT_MOST);
        }
        this.words = plain;
        this.dueOn = dueOn;
        this.shown = shown;
        signedAt = now(clock);
        savedAt = signedAt;
        state = State.SIGNED;
    }

    CommitmentRefusal refuse(String reason, Clock clock) {
        ask(State.OPEN);
        state = State.REFUSED;
        return new CommitmentRefusal(id, reason.strip(), now(clock));
    }

    /** The team leader answered the refusal and asks once more. */
    void askAgain(Deadlines deadlines, Clock clock) {
        ask(State.REFUSED);
        state = State.OPEN;
        writeBy = deadlines.toWrite(clock.instant());
    }

    /** There is nothing left to promise anything about. */
    void drop() {
        if (state != State.SIGNED) {
            state = State.DROPPED;
        }
    }

    private void ask(State needed) {
        if (state != needed) {
            throw RuleViolation.of("coaching.commitment." + state + ".refused");
        }
    }

    /** Browsers send line ends of their own; what is signed has one kind. */
    static String plain(String words) {
        return words.replace("\r\n", "\n").strip();
    }

    private static Instant now(Clock clock) {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    UUID id() {
        return id;
    }

    UUID coachingId() {
        return coachingId;
    }

    UUID agentId() {
        return agentId;
    }

    UUID teamId() {
        return teamId;
    }

    Instant openedAt() {
        return openedAt;
    }

    Instant writeBy() {
        return writeBy;
    }

    State state() {
        return state;
    }

    String words() {
        return words;
    }

    @Nullable
    LocalDate dueOn() {
        return dueOn;
    }

    @Nullable
    Instant savedAt() {
        return savedAt;
    }

    @Nullable
    String shown() {
        return shown;
    }

    @Nullable
    Instant signedAt() {
        return signedAt;
    }
}
