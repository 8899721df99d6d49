package id.binamutu.interaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody typed to search for: words that all have to occur, "phrases", -exclusions, and OR (or ATAU) between two of
 * them. Whatever is typed means something; nothing is an error.
 *
 * @param clauses all of them must be met
 */
record SearchText(List<Clause> clauses) {

    /** Longer ones are cut: nobody types so many words, and every one costs. */
    private static final int MOST = 20;

    /** PostgreSQL knows no words of thousands of letters. */
    private static final int LONGEST = 200;

    private static final Pattern UNIT = Pattern.compile("(-?)\"([^\"]*)(?:\"|$)|(-?)([^\\s\"]+)");
    private static final Pattern WORD = Pattern.compile("\\p{L}+");
    private static final Pattern SOMETHING = Pattern.compile("[\\p{L}\\p{N}]");

    /** One of the units, or none of them when excluded. */
    record Clause(boolean excluded, List<Unit> units) {}

    /** @param phrase to be found as it stands; otherwise in all forms of the word */
    record Unit(String text, boolean phrase) {}

    static SearchText parse(String typed) {
        List<Clause> clauses = new ArrayList<>();
        Matcher unit = UNIT.matcher(typed.replace('“', '"').replace('”', '"'));
        boolean or = false;
        int units = 0;
        while (unit.find() && units < MOST) {
            boolean quoted = unit.group(2) != null;
            String text = quoted ? unit.group(2) : unit.group(4);
            boolean excluded = !(quoted ? unit.group(1) : unit.group(3)).isEmpty();
            if (!quoted && !excluded && (text.equals("OR") || text.equals("ATAU"))) {
                or = !clauses.isEmpty();
                continue;
            }
            if (!SOMETHING.matcher(text).find()) {
                continue;
            }
            units++;
            text = text.substring(0, Math.min(text.length(), LONGEST));
            Unit found = new Unit(
                    text.toLowerCase(Locale.ROOT), quoted || !WORD.matcher(text).matches());
            Clause last = clauses.isEmpty() ? null : clauses.get(clauses.size() - 1);
            if (or && !excluded && last != null && !last.excluded()) {
                List<Unit> either = new ArrayList<>(last.units());
                either.add(found);
                clauses.set(clauses.size() - 1, new Clause(false, List.copyOf(either)));
            } else {
                clauses.add(new Clause(excluded, List.of(found)));
            }
            or = false;
        }
        return new SearchText(List.copyOf(clauses));
    }

    boolean isEmpty() {
        return clauses.isEmpty();
    }
}
