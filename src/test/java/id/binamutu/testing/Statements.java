package id.binamutu.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;

/**
 * Counts the SQL statements that a piece of work sends from this thread. Those of the session store are left out: every page
 * has the same few of them.
 */
public final class Statements {
    private static final ThreadLocal<List<String>> RECORDING = new ThreadLocal<>();

    private Statements() {}

    public static int count(Work work) throws Exception {
        return list(work).size();
    }

    /** The statements themselves, for a message that shows them. */
    public static List<String> list(Work work) throws Exception {
        List<String> statements = new ArrayList<>();
        RECORDING.set(statements);
        try {
            work.run();
        } finally {
            RECORDING.remove();
        }
        return List.copyOf(statements);
    }

    static QueryExecutionListener counter() {
        return new QueryExecutionListener() {
            @Override
            public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {}

            @Override
            public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
                List<String> statements = RECORDING.get();
                if (statements != null) {
                    queries.stream()
                            .map(QueryInfo::getQuery)
                            .filter(sql -> !sql.toLowerCase(Locale.ROOT).contains("spring_session"))
                            .forEach(statements::add);
                }
            }
        };
    }

    @FunctionalInterface
    public interface Work {
        void run() throws Exception;
    }
}
