package id.binamutu.people;

import id.binamutu.web.RuleViolation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Long, and not made of words that are tried first: common ones, or the person's own name and number. */
@Component
class PasswordPolicy {

    static final int SHORTEST = 12;

    /** What bcrypt can take in. */
    static final int LONGEST_BYTES = 72;

    private static final int FEWEST_DIFFERENT = 5;

    private final List<String> commonWords;

    PasswordPolicy() {
        try {
            commonWords = new ClassPathResource("common-passwords.txt")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Arrays.stream(line.split(" ")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws RuleViolation at field {@code password} */
    void check(String password, String employeeId, String name) {
        if (password.length() < SHORTEST) {
            throw RuleViolation.at("password", "people.password.short", SHORTEST);
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
            throw RuleViolation.at("password", "people.password.long", LONGEST_BYTES);
        }
        if (password.chars().distinct().count() < FEWEST_DIFFERENT || isMadeOf(commonWords.stream(), password)) {
            throw RuleViolation.at("password", "people.password.common");
        }
        Set<String> own = ownWords(employeeId, name);
        if (isMadeOf(Stream.concat(commonWords.stream(), own.stream()), password)
                || password.toLowerCase(Locale.ROOT).contains(employeeId.toLowerCase(Locale.ROOT))) {
            throw RuleViolation.at("password", "people.password.own");
        }
    }

    private static boolean isMadeOf(Stream<String> words, String password) {
        String letters = lettersOf(password);
        String alternatives = words.sorted((a, b) -> b.length() - a.length())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        return letters.isEmpty() || Pattern.matches("(?>" + alternatives + ")+", letters);
    }

    /** Look-alikes read as the letters they stand for; other digits and signs left out. */
    private static String lettersOf(String password) {
        StringBuilder letters = new StringBuilder();
        String lower = password.toLowerCase(Locale.ROOT);
        boolean lookAlikes = lower.chars().filter(Character::isLetter).count() >= SHORTEST / 2;
        for (char c : lower.toCharArray()) {
            int place = "@4301$5!7".indexOf(c);
            if (Character.isLetter(c)) {
                letters.append(c);
            } else if (lookAlikes && place >= 0 && isInside(lower, c)) {
                letters.append("aaeoissit".charAt(place));
            }
        }
        return letters.toString();
    }

    /** A digit between letters stands for a letter; one at the end is only counted up. */
    private static boolean isInside(String password, char c) {
        int first = password.indexOf(c);
        return first > 0
                && first < password.length() - 1
                && Character.isLetter(password.charAt(first - 1))
                && Character.isLetter(password.charAt(first + 1));
    }

    private static Set<String> ownWords(String employeeId, String name) {
        Set<String> words = new LinkedHashSet<>();
        Stream.of((name + " " + employeeId).toLowerCase(Locale.ROOT).split("[^\\p{L}]+"))
                .filter(word -> !word.isEmpty())
                .forEach(words::add);
        return words;
    }
}
