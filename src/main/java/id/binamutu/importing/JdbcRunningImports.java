package id.binamutu.importing;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class JdbcRunningImports implements RunningImports {

    private final JdbcClient jdbc;

    JdbcRunningImports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean committing(String kind) {
        return jdbc.sql("select exists (select from import_run where kind = ? and state = 'COMMITTING')")
                .param(kind)
                .query(Boolean.class)
                .single();
    }
}
