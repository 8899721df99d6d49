package id.binamutu.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** A rule of the domain says no. Carries a message key so that the page can say it in the reader's language. */
public class RuleViolation extends RuntimeException {
    private final @Nullable String field;
    private final String messageKey;
    private final List<Object> arguments;

    private RuleViolation(@Nullable String field, String messageKey, Object... arguments) {
        super(messageKey);
        this.field = field;
        this.messageKey = messageKey;
        this.arguments = List.of(arguments);
    }

    /** A refusal of the whole request. */
    public static RuleViolation of(String messageKey, Object... arguments) {
        return new RuleViolation(null, messageKey, arguments);
    }

    /** A refusal of one field of the form. */
    public static RuleViolation at(String field, String messageKey, Object... arguments) {
        return new RuleViolation(field, messageKey, arguments);
    }

    /** The field of the form; null when the whole request is refused. */
    public @Nullable String field() {
        return field;
    }

    public String messageKey() {
        return messageKey;
    }

    public List<Object> arguments() {
        return arguments;
    }

    /** Puts the refusal where the form shows its errors. */
    public void rejectIn(Errors errors) {
        if (field != null) {
            errors.rejectValue(field, messageKey, arguments.toArray(), messageKey);
        } else {
            errors.reject(messageKey, arguments.toArray(), messageKey);
        }
    }
}
