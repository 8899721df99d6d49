package id.binamutu.web;

import org.springframework.validation.Errors;

/** A decision that a form asks for: taken when the form is in order and no rule says no. */
public final class Decision {
    private Decision() {}

    /** @return false when there are errors to show, among them the refusal of the decision */
    public static boolean taken(Errors errors, Runnable decision) {
        if (errors.hasErrors()) {
            return false;
        }
        try {
            decision.run();
            return true;
        } catch (RuleViolation violation) {
            violation.rejectIn(errors);
            return false;
        }
    }
}
