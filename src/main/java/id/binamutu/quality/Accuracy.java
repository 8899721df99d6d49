package id.binamutu.quality;

import id.binamutu.statistics.ControlChart;
import id.binamutu.statistics.Interval;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Evaluations without an error of a class ÷ evaluations, over the whole period and period by period.
 *
 * @param overall null without random samples
 */
record Accuracy(
        ErrorClass errorClass,
        @Nullable Interval overall,
        long targetedWith,
        List<Period> periods,
        ControlChart control,
        ControlSvg chart) {
    Accuracy {
        periods = List.copyOf(periods);
    }

    /** @param label of its beginning, as it is read */
    record Period(String label, ControlChart.Point point) {}

    public long outside() {
        return control.points().stream().filter(ControlChart.Point::outside).count();
    }
}
