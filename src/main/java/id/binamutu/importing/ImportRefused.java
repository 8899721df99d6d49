package id.binamutu.importing;

import java.util.List;

/** The file as a whole cannot be imported. */
public class ImportRefused extends RuntimeException {
    private final String messageKey;
    private final List<Object> arguments;

    public ImportRefused(String messageKey, Object... arguments) {
        super(messageKey);
        this.messageKey = messageKey;
        this.arguments = List.of(arguments);
    }

    public String messageKey() {
        return messageKey;
    }

    public List<Object> arguments() {
        return arguments;
    }
}
