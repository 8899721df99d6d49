package id.binamutu.importing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The file as a whole cannot be imported. */
public class ImportRefused extends RuntimeException {
    private final String messageKey;
    private final List<Object> arguments;
    private @Nullable String part;

    public ImportRefused(String messageKey, Object... arguments) {
        super(messageKey);
        this.messageKey = messageKey;
        this.arguments = List.of(arguments);
    }

    /** Which of several files in a zip it is. */
    ImportRefused in(String name) {
        part = name;
        return this;
    }

    @Nullable
    String part() {
        return part;
    }

    public String messageKey() {
        return messageKey;
    }

    public List<Object> arguments() {
        return arguments;
    }
}
