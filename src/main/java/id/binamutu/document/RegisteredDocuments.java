package id.binamutu.document;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class RegisteredDocuments implements Documents {
    private static final String NAMED = """
            select r.id as revision_id, d.id as document_id, d.number, d.title, r.label as revision, r.effective_on
            from document_revision r join document d on d.id = r.document_id
            """;

    private final JdbcClient jdbc;

    RegisteredDocuments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<RevisionName> current() {
        return jdbc.sql(NAMED + "where r.state = 'IN_FORCE' order by upper(d.number)")
                .query(RevisionName.class)
                .list();
    }

    @Override
    public Map<UUID, RevisionName> revisions(Collection<UUID> revisionIds) {
        return jdbc
                .sql(NAMED + "where r.id = any(:ids)")
                .param("ids", revisionIds.toArray(UUID[]::new))
                .query(RevisionName.class)
                .list()
                .stream()
                .collect(Collectors.toMap(RevisionName::revisionId, Function.identity()));
    }
}
