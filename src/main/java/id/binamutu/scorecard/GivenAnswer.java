package id.binamutu.scorecard;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was answered to a criterion: exactly one of the six says something.
 *
 * @param optionIds of an answer that chooses several, without an order of their own; empty for the others
 */
public record GivenAnswer(
        boolean notApplicable,
        @Nullable Boolean yes,
        @Nullable Integer value,
        @Nullable UUID optionId,
        List<UUID> optionIds,
        @Nullable BigDecimal number) {
    private static final String NA = "na";
    private static final String YES = "yes";
    private static final String NO = "no";
    private static final int DECIMALS = 2;
    private static final BigDecimal BEYOND = new BigDecimal("10000000000");

    public GivenAnswer {
        optionIds = optionIds.stream().distinct().sorted().toList();
        number = number == null ? null : plain(number);
    }

    public static GivenAnswer none() {
        return new GivenAnswer(true, null, null, null, List.of(), null);
    }

    public static GivenAnswer of(boolean yes) {
        return new GivenAnswer(false, yes, null, null, List.of(), null);
    }

    public static GivenAnswer of(int value) {
        return new GivenAnswer(false, null, value, null, List.of(), null);
    }

    public static GivenAnswer of(UUID optionId) {
        return new GivenAnswer(false, null, null, optionId, List.of(), null);
    }

    public static GivenAnswer of(Collection<UUID> optionIds) {
        return new GivenAnswer(false, null, null, null, List.copyOf(optionIds), null);
    }

    public static GivenAnswer of(BigDecimal number) {
        return new GivenAnswer(false, null, null, null, List.of(), number);
    }

    /** Whether it says nothing at all, as the row of a comment without an answer does. */
    public boolean empty() {
        return !notApplicable && said() == 0;
    }

    /** How many kinds of answer it gives beside N/A. */
    int said() {
        return (yes == null ? 0 : 1)
                + (value == null ? 0 : 1)
                + (optionId == null ? 0 : 1)
                + (optionIds.isEmpty() ? 0 : 1)
                + (number == null ? 0 : 1);
    }

    /** As forms send it: yes, no, na, a step of a scale, an option's id, several of them with commas, or a number. */
    public String code() {
        return String.join(",", codes());
    }

    /** The code in parts: one for each chosen option. */
    public List<String> codes() {
        if (notApplicable) {
            return List.of(NA);
        }
        if (yes != null) {
            return List.of(yes ? YES : NO);
        }
        if (value != null) {
            return List.of(value.toString());
        }
        if (number != null) {
            return List.of(number.toPlainString());
        }
        return optionId != null
                ? List.of(optionId.toString())
                : optionIds.stream().map(UUID::toString).toList();
    }

    /**
     * Reads a code; whether the criterion allows it is {@link CriterionView#accepts}.
     *
     * @throws IllegalArgumentException when it cannot be read as an answer of this kind
     */
    public static GivenAnswer parse(AnswerKind kind, String code) {
        if (code.equals(NA)) {
            return none();
        }
        return switch (kind) {
            case YES_NO -> {
                if (!code.equals(YES) && !code.equals(NO)) {
                    throw new IllegalArgumentException("Neither yes nor no");
                }
                yield of(code.equals(YES));
            }
            case SCALE -> of(Integer.parseInt(code));
            case CHOICE -> of(UUID.fromString(code));
            case MULTI_CHOICE ->
                of(Arrays.stream(code.split(",")).map(UUID::fromString).collect(Collectors.toSet()));
            case NUMBER -> of(number(code));
            case TEXT -> throw new IllegalArgumentException("Free text has no code");
        };
    }

    /** Written with a comma or a point, with two decimals at most. */
    private static BigDecimal number(String code) {
        BigDecimal number = new BigDecimal(code.strip().replace(',', '.'));
        if (number.abs().compareTo(BEYOND) >= 0 || number.stripTrailingZeros().scale() > DECIMALS) {
            throw new IllegalArgumentException("Too large, or too many decimals");
        }
        return number;
    }

    /** So that 12.50 equals 12.5. */
    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
