package id.binamutu.live;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param silentFor after so long without any news, a conversation that nobody ended is over
 * @param waitNotice from then on a waiting customer is marked
 * @param waitLate from then on as late
 * @param beat how often streams show that they live, and the rights of who reads them are asked again
 */
@ConfigurationProperties("binamutu.live")
record LiveSettings(
        @DefaultValue("24h") Duration silentFor,
        @DefaultValue("1m") Duration waitNotice,
        @DefaultValue("3m") Duration waitLate,
        @DefaultValue("15s") Duration beat) {}
