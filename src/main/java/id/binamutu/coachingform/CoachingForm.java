package id.binamutu.coachingform;

import id.binamutu.web.RuleViolation;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/**
 * An agent's form of a month: SUCCESS, IMPROVEMENT or GUIDANCE by its tier, or the record that none is needed. What the tier
 * rests on is frozen when it is made; words may change until the first signature.
 */
@Entity
@Table(name = "coaching_form")
class CoachingForm {
    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private @Nullable UUID id;

    @Version
    private @Nullable Integer version;

    private UUID agentId;
    private UUID teamId;
    private LocalDate period;

    @Enumerated(EnumType.STRING)
    private Tier tier;

    @Enumerated(EnumType.STRING)
    private Tier proposedTier;

    private UUID policyId;
    private @Nullable BigDecimal productivity;
    private long handled;
    private long target;
    private @Nullable BigDecimal quality;
    private @Nullable BigDecimal qualityLow;
    private @Nullable BigDecimal qualityHigh;
    private long samples;
    private long criticalErrors;

    @Enumerated(EnumType.STRING)
    private @Nullable Tier earlierTier;

    private @Nullable UUID earlierFormId;
    private @Nullable String overrideReason;

    @Embedded
    private FormWords words;

    private @Nullable String reply;
    private @Nullable Instant repliedAt;

    @Enumerated(EnumType.STRING)
    private FormState state;

    private UUID madeBy;
    private Instant madeAt;
    private @Nullable Instant issuedAt;
    private @Nullable Instant signedAt;

    @SuppressWarnings("NullAway.Init")
    protected CoachingForm() {}

    /**
     * @param proposal what the policy came to
     * @param tier the proposed one, or the one that the team leader chose instead
     * @param overrideReason why not the proposed one; null when it is the proposed one
     */
    CoachingForm(
            UUID teamId,
            YearMonth month,
            TierProposal proposal,
            Tier tier,
            @Nullable String overrideReason,
            UUID madeBy,
            Instant now) {
        boolean overridden = tier != proposal.decision().tier();
        if (overridden && (overrideReason == null || overrideReason.isBlank())) {
            throw RuleViolation.at("overrideReason", "coachingform.refused.overrideReason");
        }
        TierValues values = proposal.values();
        this.agentId = proposal.agentId();
        this.teamId = teamId;
        this.period = month.atDay(1);
        this.tier = tier;
        this.proposedTier = proposal.decision().tier();
        this.policyId = proposal.policy().id();
        this.productivity = values.productivity();
        this.handled = values.handled();
        this.target = values.target();
        this.quality = values.quality();
        this.qualityLow = values.qualityLow();
        this.qualityHigh = values.qualityHigh();
        this.samples = values.samples();
        this.criticalErrors = values.criticalErrors();
        this.earlierTier = values.earlier();
        this.earlierFormId = proposal.earlierFormId();
        this.overrideReason = overridden ? overrideReason : null;
        this.words = FormWords.NONE;
        this.state = tier == Tier.NONE ? FormState.NOT_NEEDED : FormState.DRAFT;
        this.madeBy = madeBy;
        this.madeAt = micros(now);
    }

    void write(FormWords words) {
        require(state == FormState.DRAFT);
        if (words.startsOn() != null && words.endsOn() != null && words.endsOn().isBefore(words.startsOn())) {
            throw RuleViolation.at("endsOn", "coachingform.refused.ends");
        }
        this.words = words;
    }

    /** Hands it to the agent. Praise may do without points to improve, everything else not. */
    void issue(Instant now) {
        require(state == FormState.DRAFT);
        if (tier == Tier.SUCCESS) {
            demand(words.strengths(), "strengths");
        } else {
            demand(words.improvements(), "improvements");
            demand(words.targets(), "targets");
            demand(words.support(), "support");
            if (words.startsOn() == null) {
                throw RuleViolation.at("startsOn", "coachingform.refused.period");
            }
            if (words.endsOn() == null) {
                throw RuleViolation.at("endsOn", "coachingform.refused.period");
            }
        }
        state = reply == null ? FormState.ISSUED : FormState.REPLIED;
        issuedAt = micros(now);
    }

    /** Takes it back to write it anew, as long as nobody signed. */
    void withdraw() {
        require(state.isWithAgent());
        state = FormState.DRAFT;
    }

    void reply(String reply, Instant now) {
        require(state.isWithAgent());
        this.reply = reply;
        this.repliedAt = micros(now);
        this.state = FormState.REPLIED;
    }

    void agentSigned() {
        require(state.isWithAgent());
        state = FormState.AGENT_SIGNED;
    }

    void leaderSigned(Instant now) {
        require(state == FormState.AGENT_SIGNED);
        state = tier.isCosigned() ? FormState.LEADER_SIGNED : FormState.SIGNED;
        signedAt = state == FormState.SIGNED ? micros(now) : null;
    }

    void cosigned(Instant now) {
        require(state == FormState.LEADER_SIGNED);
        state = FormState.SIGNED;
        signedAt = micros(now);
    }

    void requireDiscardable() {
        require(state == FormState.DRAFT && issuedAt == null);
    }

    /** Exactly what is signed: everything that can be read on the form. */
    FormContent content() {
        return new FormContent(
                id(),
                agentId,
                teamId,
                YearMonth.from(period).toString(),
                tier,
                proposedTier,
                policyId,
                plain(productivity),
                handled,
                target,
                plain(quality),
                plain(qualityLow),
                plain(qualityHigh),
                samples,
                criticalErrors,
                earlierTier,
                earlierFormId,
                overrideReason,
                words.strengths(),
                words.improvements(),
                words.targets(),
                words.support(),
                words.startsOn() == null ? null : words.startsOn().toString(),
                words.endsOn() == null ? null : words.endsOn().toString(),
                reply,
                repliedAt == null ? null : repliedAt.toString());
    }

    public TierValues values() {
        return new TierValues(
                productivity, handled, target, quality, qualityLow, qualityHigh, samples, criticalErrors, earlierTier);
    }

    private static @Nullable String plain(@Nullable BigDecimal value) {
        return value == null
                ? null
                : value.setScale(1, java.math.RoundingMode.UNNECESSARY).toPlainString();
    }

    private static void require(boolean allowed) {
        if (!allowed) {
            throw RuleViolation.of("coachingform.refused.state");
        }
    }

    private static void demand(String words, String field) {
        if (words.isBlank()) {
            throw RuleViolation.at(field, "coachingform.refused.empty");
        }
    }

    /** What the database keeps, so that what is signed reads the same later. */
    private static Instant micros(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    public UUID id() {
        if (id == null) {
            throw new IllegalStateException("not saved yet");
        }
        return id;
    }

    public int version() {
        return version == null ? 0 : version;
    }

    public UUID agentId() {
        return agentId;
    }

    public UUID teamId() {
        return teamId;
    }

    public YearMonth period() {
        return YearMonth.from(period);
    }

    public Tier tier() {
        return tier;
    }

    public Tier proposedTier() {
        return proposedTier;
    }

    public UUID policyId() {
        return policyId;
    }

    public @Nullable UUID earlierFormId() {
        return earlierFormId;
    }

    public @Nullable String overrideReason() {
        return overrideReason;
    }

    public FormWords words() {
        return words;
    }

    public @Nullable String reply() {
        return reply;
    }

    public @Nullable Instant repliedAt() {
        return repliedAt;
    }

    public FormState state() {
        return state;
    }

    public UUID madeBy() {
        return madeBy;
    }

    public Instant madeAt() {
        return madeAt;
    }

    public @Nullable Instant issuedAt() {
        return issuedAt;
    }

    public @Nullable Instant signedAt() {
        return signedAt;
    }
}
