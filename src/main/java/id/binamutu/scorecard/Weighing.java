package id.binamutu.scorecard;

import id.binamutu.web.RuleViolation;
import java.math.BigDecimal;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A weight as it was typed in the list.
 *
 * @param seen what stood there before
 */
record Weighing(UUID id, BigDecimal seen, String typed) {
    private static final BigDecimal MOST = BigDecimal.valueOf(1000);
    private static final Pattern NAME =
            Pattern.compile("w:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}):(\\d{1,4}(?:\\.\\d{1,2})?)");

    /** Null for what is no weight, such as the token of the form. */
    static @Nullable Weighing read(String name, String typed) {
        Matcher match = NAME.matcher(name);
        return match.matches()
                ? new Weighing(UUID.fromString(match.group(1)), new BigDecimal(match.group(2)), typed)
                : null;
    }

    BigDecimal weight() {
        BigDecimal weight;
        try {
            weight = new BigDecimal(typed.strip().replace(',', '.'));
        } catch (NumberFormatException unreadable) {
            throw RuleViolation.of("scorecard.error.weightUnreadable", typed.strip());
        }
        if (weight.signum() < 0) {
            throw RuleViolation.of("scorecard.error.weightNegative");
        }
        if (weight.compareTo(MOST) > 0) {
            throw RuleViolation.of("scorecard.error.weightTooGreat", MOST);
        }
        if (weight.stripTrailingZeros().scale() > 2) {
            throw RuleViolation.of("scorecard.error.weightTooFine");
        }
        return weight;
    }

    /** The name that carries what was seen, so that a form of 500 weights needs one field for each. */
    static String name(UUID id, BigDecimal seen) {
        return "w:" + id + ":" + plain(seen);
    }

    static String plain(BigDecimal weight) {
        return weight.signum() == 0 ? "0" : weight.stripTrailingZeros().toPlainString();
    }
}
