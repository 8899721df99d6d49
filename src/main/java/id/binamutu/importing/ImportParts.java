package id.binamutu.importing;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The files in an upload: one as a rule, several in a zip. */
@Component
class ImportParts {

    /** @param header names of the columns as they stand in the file; empty when it has none */
    record Part(int number, String name, ImportFile.Format format, List<String> header) {}

    private final JdbcClient jdbc;

    ImportParts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void keep(UUID runId, List<Part> parts) {
        jdbc.sql("delete from import_part where run_id = ?").param(runId).update();
        for (Part part : parts) {
            jdbc.sql("insert into import_part (run_id, part, name, format, header) values (?, ?, ?, ?, ?)")
                    .params(
                            runId,
                            part.number(),
                            part.name(),
                            part.format().name(),
                            part.header().toArray(String[]::new))
                    .update();
        }
    }

    List<Part> of(UUID runId) {
        return jdbc.sql("select * from import_part where run_id = ? order by part")
                .param(runId)
                .query((row, n) -> new Part(
                        row.getInt("part"),
                        row.getString("name"),
                        ImportFile.Format.valueOf(row.getString("format")),
                        List.of((String[]) row.getArray("header").getArray())))
                .list();
    }
}
