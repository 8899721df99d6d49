package id.binamutu;

import static org.assertj.core.api.Assertions.assertThat;

import id.binamutu.testing.BinaMutuTest;
import id.binamutu.testing.Statements;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@BinaMutuTest
class BinaMutuApplicationTest {
    @Autowired
    JdbcClient jdbc;

    @Test
    void startsOnARealPostgresWhoseSchemaFits() throws Exception {
        int statements =
                Statements.count(() -> assertThat(jdbc.sql("select count(*) from flyway_schema_history where success")
                                .query(Integer.class)
                                .single())
                        .isPositive());
        assertThat(statements).isEqualTo(1);
    }
}
