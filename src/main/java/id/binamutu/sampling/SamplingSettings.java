package id.binamutu.sampling;

import java.util.Comparator;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param shifts each as its start in Jakarta and its name
 * @param replacedPercent from this share of replaced samples on, the page warns
 */
@ConfigurationProperties("binamutu.sampling")
record SamplingSettings(
        @DefaultValue({"07:00 pagi", "15:00 siang", "23:00 malam"})
        List<String> shifts,

        @DefaultValue("20") int replacedPercent) {

    SamplingSettings {
        shifts = shifts.stream()
                .map(Shift::parse)
                .sorted(Comparator.comparing(Shift::from))
                .map(Shift::toString)
                .toList();
    }
}
