package id.binamutu.audit;

import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Checks the chain of the trail: every row's own hash, and that it names the hash of the row before. */
@Component
public class TrailVerifier {
    private final JdbcClient jdbc;

    TrailVerifier(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Number of the first row that was touched, or after which rows are missing; empty when the chain holds. */
    @Transactional(readOnly = true)
    public OptionalLong firstBrokenEntry() {
        return jdbc.sql("""
                select seq from (
                  select seq, hash, previous_hash,
                    lag(hash, 1, repeat('0', 64)) over (order by seq) as hash_before,
                    audit_entry_hash(e) as hash_now
                  from audit_entry e) chain
                where previous_hash <> hash_before or hash <> hash_now
                order by seq limit 1""").query(Long.class).optional().map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }
}
