package id.binamutu.embedded;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param home the folder that holds programs, data and password
 * @param settings of postgresql.conf, for the few who need them
 */
@ConfigurationProperties("binamutu.embedded-postgres")
record EmbeddedPostgresProperties(
        @DefaultValue("data/postgres") Path home,
        @DefaultValue Map<String, String> settings) {}
