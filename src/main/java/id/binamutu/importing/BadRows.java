package id.binamutu.importing;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Rows that could not go in. Kept apart from the import's own transaction, which may be rolled back. */
@Component
class BadRows {

    record Row(long line, String column, String messageKey, List<String> arguments, List<String> fields) {}

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

    /** @param first number of the first of them */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void keep(UUID runId, ImportMode phase, long first, List<Row> rows) {
        long[] seq = {first};
        template.batchUpdate("""
                insert into import_bad_row (run_id, phase, seq, line, column_name, message_key, arguments, fields)
                values (?, ?, ?, ?, ?, ?, ?, ?)""", rows, rows.size(), (statement, row) -> {
            statement.setObject(1, runId);
            statement.setString(2, phase.name());
            statement.setLong(3, seq[0]++);
            statement.setLong(4, row.line());
            statement.setString(5, row.column());
            statement.setString(6, row.messageKey());
            statement.setArray(
                    7,
                    statement
                            .getConnection()
                            .createArrayOf("text", row.arguments().toArray()));
            statement.setArray(
                    8,
                    statement.getConnection().createArrayOf("text", row.fields().toArray()));
        });
    }

    List<Row> first(UUID runId, ImportMode phase, int limit) {
        return jdbc.sql("select * from import_bad_row where run_id = :run and phase = :phase order by seq limit :limit")
                .param("run", runId)
                .param("phase", phase.name())
                .param("limit", limit)
                .query((row, n) -> row(row))
                .list();
    }

    /** All of them, a few at a time in memory. */
    @Transactional(readOnly = true)
    void each(UUID runId, ImportMode phase, Consumer<Row> consumer) {
        template.query(
                connection -> {
                    var statement = connection.prepareStatement(
                            "select * from import_bad_row where run_id = ? and phase = ? order by seq");
                    statement.setFetchSize(500);
                    statement.setObject(1, runId);
                    statement.setString(2, phase.name());
                    return statement;
                },
                (RowCallbackHandler) row -> consumer.accept(row(row)));
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
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
