package id.binamutu.privacy;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.validation.Errors;

/** Whether patterns of one's own can be used at all, said at the field of the form that is wrong. */
final class OwnPatterns {

    private static final int LARGEST_PROGRAM = 2_000;
    private static final List<String> MASKS =
            List.of(MaskingRules.EMAIL, MaskingRules.PHONE, MaskingRules.NIK, "••••1234");

    private OwnPatterns() {}

    static void check(MaskingForm form, Errors errors) {
        Set<String> names = new HashSet<>();
        List<String> replacements = form.settings().own().stream()
                .map(MaskingSettings.OwnPattern::replacement)
                .toList();
        for (int i = 0; i < form.own().size(); i++) {
            MaskingForm.OwnRow row = form.own().get(i);
            if (row.blank()) {
                continue;
            }
            String at = "own[" + i + "].";
            required(errors, at + "name", row.name());
            required(errors, at + "expression", row.expression());
            required(errors, at + "replacement", row.replacement());
            if (row.name() != null
                    && !row.name().isBlank()
                    && !names.add(row.name().strip())) {
                errors.rejectValue(at + "name", "privacy.own.twice");
            }
            if (row.expression() != null && !row.expression().isBlank()) {
                expression(errors, at + "expression", row.expression().strip(), replacements);
            }
        }
        if (errors.hasErrors()) {
            return;
        }
        MaskingRules builtIn = new MaskingRules(
                new MaskingSettings(MaskingSettings.FIRST.builtIn(), MaskingSettings.FIRST.kept(), List.of()));
        for (int i = 0; i < form.own().size(); i++) {
            String replacement = form.own().get(i).replacement();
            if (replacement != null && !builtIn.mask(replacement).equals(replacement)) {
                errors.rejectValue("own[" + i + "].replacement", "privacy.own.replacement-masked");
            }
        }
    }

    private static void expression(Errors errors, String field, String expression, List<String> replacements) {
        Pattern pattern;
        try {
            pattern = Pattern.compile(expression);
        } catch (PatternSyntaxException e) {
            errors.rejectValue(field, "privacy.own.unreadable", new Object[] {e.getDescription()}, "unreadable");
            return;
        }
        if (pattern.programSize() > LARGEST_PROGRAM) {
            errors.rejectValue(field, "privacy.own.too-large");
        } else if (pattern.matcher("").find() || pattern.matcher("a 1").find() && matchesNothing(pattern)) {
            errors.rejectValue(field, "privacy.own.empty");
        } else {
            MASKS.stream()
                    .filter(mask -> pattern.matcher(mask).find())
                    .findFirst()
                    .ifPresent(mask ->
                            errors.rejectValue(field, "privacy.own.eats-mask", new Object[] {mask}, "eats a mask"));
            replacements.stream()
                    .filter(text -> !text.isEmpty() && pattern.matcher(text).find())
                    .findFirst()
                    .ifPresent(text ->
                            errors.rejectValue(field, "privacy.own.eats-mask", new Object[] {text}, "eats a mask"));
        }
    }

    /** Such as a word boundary: it is found, and nothing is in it. */
    private static boolean matchesNothing(Pattern pattern) {
        com.google.re2j.Matcher matcher = pattern.matcher("a 1");
        return matcher.find() && matcher.start() == matcher.end();
    }

    private static void required(Errors errors, String field, @org.jspecify.annotations.Nullable String text) {
        if (text == null || text.isBlank()) {
            errors.rejectValue(field, "NotBlank");
        }
    }
}
