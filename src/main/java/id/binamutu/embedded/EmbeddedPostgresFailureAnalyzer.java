package id.binamutu.embedded;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Turns a database that does not come up into a message that says what to do, instead of a stack trace. */
class EmbeddedPostgresFailureAnalyzer extends AbstractFailureAnalyzer<EmbeddedPostgresException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, EmbeddedPostgresException cause) {
        String action = cause instanceof FolderInUseException
                ? "Stop the other instance, give this one a folder of its own with binamutu.embedded-postgres.home,"
                        + " or let both use one PostgreSQL server with spring.datasource.url."
                : "See the message above and the files server.log and command.log in the database folder, or name a"
                        + " database of your own with spring.datasource.url.";
        return new FailureAnalysis(String.valueOf(cause.getMessage()), action, cause);
    }
}
