package id.binamutu.sampling;

import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When rules run by themselves.
 *
 * @param dailyAt in Jakarta
 * @param lookBackDays conversations may come in some days after they took place
 */
@ConfigurationProperties("binamutu.sampling.targeting")
record TargetingSettings(
        @DefaultValue("04:30") LocalTime dailyAt,
        @DefaultValue("7") int lookBackDays) {}
