package id.binamutu.importing;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Rows that could not go in. */
@Component
class BadRows {

    /** @param part which of the upload's files, from 0 */
    record Row(int part, long line, String column, String messageKey, List<String> arguments, List<String> fields) {}

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    BadRows(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void forget(UUID runId, ImportMode phase) {
        jdbc.sql("delete from import_bad_row where run_id = :run and phase = :phase")
                .param("run", runId)
                .param("phase", phase.name())
                .update();
    }

    /** Apart from the import's own transaction, which may be rolled back. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void keepApart(UUID runId, ImportMode phase, long first, List<Row> rows) {
        keep(runId, phase, first, rows);
    }

    /** @param first number of the first of them */
    @Transactional
    void keep(UUID runId, ImportMode phase, long first, List<Row> rows) {
        long[] seq = {first};
        template.batchUpdate("""
                insert into import_bad_row (run_id, phase, seq, part, line, column_name, message_key, arguments, fields)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""", rows, Math.max(1, rows.size()), (statement, row) -> {
            statement.setObject(1, runId);
            statement.setString(2, phase.name());
            statement.setLong(3, seq[0]++);
            statement.setInt(4, row.part());
            statement.setLong(5, row.line());
            statement.setString(6, row.column());
            statement.setString(7, row.messageKey());
            statement.setArray(
                    8,
                    statement
                            .getConnection()
                            .createArrayOf("text", row.arguments().toArray()));
            statement.setArray(
                    9,
                    statement.getConnection().createArrayOf("text", row.fields().toArray()));
        });
    }

    Set<Long> refusedInCheck(UUID runId, int part, String messageKey, Collection<Long> lines) {
        return lines.isEmpty()
                ? Set.of()
                : new HashSet<>(jdbc.sql("""
                select line from import_bad_row where run_id = :run and phase = 'CHECK' and part = :part
                  and line = any(:lines) and message_key = :key""")
                        .param("run", runId)
                        .param("part", part)
                        .param("lines", lines.toArray(Long[]::new))
                        .param("key", messageKey)
                        .query(Long.class)
                        .list());
    }

    List<Row> first(UUID runId, ImportMode phase, int limit) {
        return jdbc.sql(
                        "select * from import_bad_row where run_id = :run and phase = :phase order by part, line limit :limit")
                .param("run", runId)
                .param("phase", phase.name())
                .param("limit", limit)
                .query((row, n) -> row(row))
                .list();
    }

    /** Those of the upload's files that have any. */
    Set<Integer> parts(UUID runId, ImportMode phase) {
        return new HashSet<>(jdbc.sql("select distinct part from import_bad_row where run_id = :run and phase = :phase")
                .param("run", runId)
                .param("phase", phase.name())
                .query(Integer.class)
                .list());
    }

    /** All of a part, a few at a time in memory. */
    @Transactional(readOnly = true)
    void each(UUID runId, ImportMode phase, int part, Consumer<Row> consumer) {
        template.query(
                connection -> {
                    var statement = connection.prepareStatement(
                            "select * from import_bad_row where run_id = ? and phase = ? and part = ? order by line");
                    statement.setFetchSize(500);
                    statement.setObject(1, runId);
                    statement.setString(2, phase.name());
                    statement.setInt(3, part);
                    return statement;
                },
                (RowCallbackHandler) row -> consumer.accept(row(row)));
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getInt("part"),
                row.getLong("line"),
                row.getString("column_name"),
                row.getString("message_key"),
                strings(row.getArray("arguments")),
                strings(row.getArray("fields")));
    }

    private static List<String> strings(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
