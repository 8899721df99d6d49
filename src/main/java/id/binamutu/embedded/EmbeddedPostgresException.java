package id.binamutu.embedded;

import org.jspecify.annotations.Nullable;

/** The database of our own could not be brought up; the message says why and what to do. */
class EmbeddedPostgresException extends RuntimeException {
    EmbeddedPostgresException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
