package id.binamutu.importing;

import java.util.List;

/** Thrown while a row is read: the row is refused with its cause, the others go on. */
public class BadRow extends RuntimeException {

    private final String column;
    private final String messageKey;
    private final List<Object> arguments;

    /** @param column name as in the header, or "" for the whole row */
    public BadRow(String column, String messageKey, Object... arguments) {
        super(messageKey, null, false, false);
        this.column = column;
        this.messageKey = messageKey;
        this.arguments = List.of(arguments);
    }

    public String column() {
        return column;
    }

    public String messageKey() {
        return messageKey;
    }

    public List<Object> arguments() {
        return arguments;
    }
}
