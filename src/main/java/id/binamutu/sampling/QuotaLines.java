package id.binamutu.sampling;

import id.binamutu.web.RuleViolation;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Reads quotas as they are written: a name, a colon and a number on each line. */
final class QuotaLines {

    static final int MOST = 100;

    private QuotaLines() {}

    /** @param known names there are, in lower case; empty where anything goes */
    static Map<String, Integer> read(String text, Collection<String> known) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        int line = 0;
        for (String each : text.split("\\R", -1)) {
            line++;
            if (each.isBlank()) {
                continue;
            }
            int colon = each.lastIndexOf(':');
            String name = colon < 0 ? "" : each.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            String number = each.substring(colon + 1).strip();
            if (name.isEmpty() || !number.matches("\\d{1,3}") || Integer.parseInt(number) > MOST) {
                throw RuleViolation.at("quotas", "sampling.quota-line", line, each.strip(), MOST);
            }
            if (!known.isEmpty() && !known.contains(name)) {
                throw RuleViolation.at("quotas", "sampling.quota-name", line, name, String.join(", ", known));
            }
            if (numbers.put(name, Integer.parseInt(number)) != null) {
                throw RuleViolation.at("quotas", "sampling.quota-twice", line, name);
            }
        }
        return numbers;
    }
}
