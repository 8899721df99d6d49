package id.binamutu.quality;

import id.binamutu.statistics.Interval;
import id.binamutu.web.IntervalChart;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param together all teams; its estimate is null without random samples
 * @param teams empty when there is only one
 */
record Overview(
        TeamFigure together,
        List<TeamFigure> teams,
        List<Week> weeks,
        IntervalChart trend,
        Distribution distribution,
        HistogramSvg histogram) {
    Overview {
        teams = List.copyOf(teams);
        weeks = List.copyOf(weeks);
    }

    /** @param label of the week or month, as it is read */
    record Week(String label, @Nullable Interval quality) {}

    public boolean empty() {
        return distribution.random().n() + distribution.targeted().n() == 0;
    }
}
