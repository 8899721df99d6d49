package id.binamutu.intake;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param requestsPerMinute that a new token is proposed with
 * @param batch how many conversations one request may hold
 */
@ConfigurationProperties("binamutu.intake")
record IntakeProperties(
        @DefaultValue("600") int requestsPerMinute,
        @DefaultValue("500") int batch,
        @DefaultValue("10MB") DataSize largestRequest) {}
