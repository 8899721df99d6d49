package id.binamutu.dispute;

import java.util.ArrayList;
import java.util.List;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/** All that is wrong with a form, so that it is mended in one go. */
class FormErrors extends RuntimeException {
    static final int LONGEST = 4000;

    private record Fault(String field, String key, Object[] arguments) {}

    private final transient List<Fault> faults = new ArrayList<>();

    FormErrors() {
        super("a form to be mended");
    }

    /** @param field the id of the field; empty for the form as a whole */
    void add(String field, String key, Object... arguments) {
        faults.add(new Fault(field, key, arguments));
    }

    /** Demands a text of a usable length. */
    void text(String field, String text, String missingKey, Object... arguments) {
        if (text.isBlank()) {
            add(field, missingKey, arguments);
        } else if (text.length() > LONGEST) {
            add(field, "dispute.error.tooLong", LONGEST);
        }
    }

    void throwIfAny() {
        if (!faults.isEmpty()) {
            throw this;
        }
    }

    void into(BindingResult binding) {
        for (Fault fault : faults) {
            String[] codes = {fault.key()};
            binding.addError(
                    fault.field().isEmpty()
                            ? new ObjectError(binding.getObjectName(), codes, fault.arguments(), fault.key())
                            : new FieldError(
                                    binding.getObjectName(),
                                    fault.field(),
                                    null,
                                    false,
                                    codes,
                                    fault.arguments(),
                                    fault.key()));
        }
    }
}
