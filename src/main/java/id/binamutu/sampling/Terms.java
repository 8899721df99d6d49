package id.binamutu.sampling;

import id.binamutu.web.RuleViolation;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a plan asks for: which conversations, and how many. A schedule hands its own to the plans that it makes. */
@Embeddable
class Terms {

    private String[] channels;
    private String[] topics;
    private String[] products;
    private @Nullable Integer minSeconds;
    private @Nullable Integer maxSeconds;
    private @Nullable Short minCsat;
    private @Nullable Short maxCsat;

    @Enumerated(EnumType.STRING)
    private Dimension quotaBy;

    private int quota;
    private String[] quotaNames;
    private int[] quotaNumbers;
    private String[] spreadOver;
    private String[] shifts;
    private boolean byPresence;
    private boolean carryOver;

    @SuppressWarnings("NullAway.Init")
    protected Terms() {}

    Terms(
            List<String> channels,
            List<String> topics,
            List<String> products,
            @Nullable Integer minSeconds,
            @Nullable Integer maxSeconds,
            @Nullable Integer minCsat,
            @Nullable Integer maxCsat,
            Quota quota) {
        if (minSeconds != null && maxSeconds != null && minSeconds > maxSeconds) {
            throw RuleViolation.at("maxSeconds", "sampling.range-order");
        }
        if (minCsat != null && maxCsat != null && minCsat > maxCsat) {
            throw RuleViolation.at("maxCsat", "sampling.range-order");
        }
        if (quota.by() == Dimension.AGENT && !quota.numbers().isEmpty()) {
            throw RuleViolation.at("quotas", "sampling.quota-needless");
        }
        if (quota.by() != Dimension.AGENT && quota.numbers().isEmpty()) {
            throw RuleViolation.at("quotas", "sampling.quota-names");
        }
        if (quota.each() == 0 && quota.numbers().values().stream().allMatch(number -> number == 0)) {
            throw RuleViolation.at("quota", "sampling.quota-nothing");
        }
        this.channels = channels.toArray(String[]::new);
        this.topics = topics.toArray(String[]::new);
        this.products = products.toArray(String[]::new);
        this.minSeconds = minSeconds;
        this.maxSeconds = maxSeconds;
        this.minCsat = minCsat == null ? null : minCsat.shortValue();
        this.maxCsat = maxCsat == null ? null : maxCsat.shortValue();
        this.quotaBy = quota.by();
        this.quota = quota.each();
        this.quotaNames = quota.numbers().keySet().toArray(String[]::new);
        this.quotaNumbers =
                quota.numbers().values().stream().mapToInt(number -> number).toArray();
        this.spreadOver = quota.spreadOver().stream().map(Dimension::name).toArray(String[]::new);
        this.shifts = quota.shifts().stream().map(Shift::toString).toArray(String[]::new);
        this.byPresence = quota.byPresence();
        this.carryOver = quota.carryOver();
    }

    SamplingCriteria criteria(LocalDate from, LocalDate to) {
        return new SamplingCriteria(
                from,
                to,
                List.of(channels),
                List.of(topics),
                List.of(products),
                minSeconds,
                maxSeconds,
                minCsat == null ? null : minCsat.intValue(),
                maxCsat == null ? null : maxCsat.intValue());
    }

    Quota quota() {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        for (int i = 0; i < quotaNames.length; i++) {
            numbers.put(quotaNames[i], quotaNumbers[i]);
        }
        return new Quota(
                quotaBy,
                quota,
                numbers,
                Arrays.stream(spreadOver).map(Dimension::valueOf).toList(),
                Arrays.stream(shifts).map(Shift::parse).toList(),
                byPresence,
                carryOver);
    }
}
