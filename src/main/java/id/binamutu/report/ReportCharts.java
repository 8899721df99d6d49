package id.binamutu.report;

import id.binamutu.web.BarChart;
import id.binamutu.web.Formats;
import id.binamutu.web.IntervalChart;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The report's pictures, for the page and for the PDF. */
@Component
class ReportCharts {
    private static final int KINDS = 10;

    private final Formats formats;
    private final MessageSource messages;

    ReportCharts(Formats formats, MessageSource messages) {
        this.formats = formats;
        this.messages = messages;
    }

    IntervalChart quality(ReportContent content) {
        return IntervalChart.of(
                text("report.chart.quality"),
                text("report.chart.quality.description"),
                content.figures().weeks().stream()
                        .map(week -> new IntervalChart.Point(formats.day(week.monday()), week.quality()))
                        .toList(),
                content.figures().qualityTarget(),
                formats);
    }

    BarChart findings(ReportContent content) {
        return BarChart.of(
                text("report.chart.findings"),
                text("report.chart.findings.description"),
                content.figures().findings().stream()
                        .limit(KINDS)
                        .map(finding -> new BarChart.Bar(
                                FindingName.of(finding, messages), finding.total(), formats.number(finding.total())))
                        .toList());
    }

    private String text(String key) {
        return messages.getMessage(key, null, LocaleContextHolder.getLocale());
    }
}
