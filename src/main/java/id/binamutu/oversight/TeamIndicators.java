package id.binamutu.oversight;

import id.binamutu.people.TeamSize;
import id.binamutu.statistics.Interval;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A team leader's month.
 *
 * @param quality of random samples; null without any
 */
record TeamIndicators(
        TeamSize team,
        Map<Indicator, Figure> figures,
        @Nullable Interval quality) {

    public Figure figure(String indicator) {
        return of(Indicator.valueOf(indicator));
    }

    Figure of(Indicator indicator) {
        return figures.getOrDefault(indicator, Figure.NOTHING);
    }
}
