package id.binamutu.report;

import id.binamutu.signature.SignatureView;
import id.binamutu.statistics.Interval;
import id.binamutu.web.TableExport;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** A submitted report as a workbook: numbers as numbers, made from the snapshot alone. */
@Component
class ReportWorkbook {
    private final MessageSource messages;

    ReportWorkbook(MessageSource messages) {
        this.messages = messages;
    }

    void write(ReportContent content, List<SignatureView> signatures, OutputStream out) throws IOException {
        try (Workbook book = new Workbook(out, "Bina Mutu", "1.0")) {
            overview(book, content, signatures);
            agents(book, content);
            findings(book, content);
            briefings(book, content);
            socialisations(book, content);
        }
    }

    private void overview(Workbook book, ReportContent content, List<SignatureView> signatures) {
        Worksheet sheet = book.newWorksheet(text("report.sheet.overview"));
        ReportContent.Figures figures = content.figures();
        Interval quality = figures.quality();
        int row = 0;
        row = line(sheet, row, text("report.team"), content.team());
        row = line(sheet, row, text("report.period"), content.period().toString());
        row = line(sheet, row, text("report.revision"), content.revision());
        row = line(sheet, row, text("report.leader"), content.leader());
        row = line(
                sheet,
                row,
                text("report.figure.quality"),
                quality == null ? null : quality.estimate(),
                quality == null ? null : quality.low(),
                quality == null ? null : quality.high(),
                "n",
                quality == null ? 0 : quality.n());
        row = share(
                sheet,
                row,
                "report.figure.withoutCustomerCritical",
                figures.critical().customer());
        row = share(
                sheet,
                row,
                "report.figure.withoutBusinessCritical",
                figures.critical().business());
        row = share(
                sheet,
                row,
                "report.figure.withoutComplianceCritical",
                figures.critical().compliance());
        row = line(sheet, row, text("report.summary"), content.words().summary());
        row = line(sheet, row, text("report.obstacles"), content.words().obstacles());
        row = line(sheet, row, text("report.plan"), content.words().plan());
        for (SignatureView signature : signatures) {
            row = line(
                    sheet,
                    row,
                    text("web.sign.title"),
                    signature.signerName(),
                    text("people.role." + signature.signerRole()),
                    signature.meaning(),
                    signature.signedAt(),
                    text(signature.valid() ? "web.sign.valid" : "web.sign.invalid"),
                    signature.digest());
        }
    }

    private int share(Worksheet sheet, int row, String key, @Nullable Interval share) {
        return line(
                sheet,
                row,
                text(key),
                share == null ? null : share.estimate() * 100,
                share == null ? null : share.low() * 100,
                share == null ? null : share.high() * 100,
                "n",
                share == null ? 0 : share.n());
    }

    private void agents(Workbook book, ReportContent content) {
        Worksheet sheet = sheet(
                book,
                "report.sheet.agents",
                "report.employeeId",
                "report.agent",
                "report.figure.quota",
                "report.figure.random",
                "report.figure.targeted",
                "report.figure.evaluated",
                "report.figure.quality",
                "report.figure.low",
                "report.figure.high",
                "report.figure.n",
                "report.figure.nonconforming",
                "report.figure.customerCritical",
                "report.figure.businessCritical",
                "report.figure.complianceCritical",
                "report.figure.handled",
                "report.figure.target",
                "report.figure.productivity",
                "report.figure.aht",
                "report.figure.adherence",
                "report.figure.csat",
                "report.figure.coachingOpened",
                "report.figure.coachingHeld",
                "report.figure.commitmentsDue",
                "report.figure.commitmentsSigned",
                "report.figure.commitmentsInTime",
                "report.figure.form",
                "report.figure.formSigned");
        int row = 1;
        for (ReportContent.Agent agent : content.figures().agents()) {
            Interval quality = agent.quality().estimate();
            ReportContent.Form form = agent.form();
            row = line(
                    sheet,
                    row,
                    agent.employeeId(),
                    agent.name(),
                    agent.samples().quota(),
                    agent.samples().random(),
                    agent.samples().targeted(),
                    agent.samples().evaluated(),
                    quality == null ? null : quality.estimate(),
                    quality == null ? null : quality.low(),
                    quality == null ? null : quality.high(),
                    quality == null ? 0 : quality.n(),
                    agent.quality().nonconforming(),
                    agent.quality().customerCritical(),
                    agent.quality().businessCritical(),
                    agent.quality().complianceCritical(),
                    agent.productivity().handled(),
                    agent.productivity().target(),
                    agent.productivity().percent(),
                    agent.productivity().ahtSeconds(),
                    agent.productivity().adherencePercent(),
                    agent.productivity().csat(),
                    agent.coaching().opened(),
                    agent.coaching().held(),
                    agent.coaching().commitmentsDue(),
                    agent.coaching().commitmentsSigned(),
                    agent.coaching().commitmentsSignedInTime(),
                    form == null ? null : text("report.tier." + form.tier()),
                    form == null ? null : text(form.signed() ? "report.form.signed" : "report.form.unsigned"));
        }
    }

    private void findings(Workbook book, ReportContent content) {
        Worksheet sheet = sheet(
                book,
                "report.sheet.findings",
                "report.finding",
                "report.figure.minor",
                "report.figure.major",
                "report.figure.criticalSeverity");
        int row = 1;
        for (ReportContent.Finding finding : content.figures().findings()) {
            row = line(
                    sheet,
                    row,
                    FindingName.of(finding, messages),
                    finding.minor(),
                    finding.major(),
                    finding.critical());
        }
    }

    private void briefings(Workbook book, ReportContent content) {
        Worksheet sheet = sheet(
                book,
                "report.sheet.briefings",
                "report.briefing",
                "report.date",
                "report.figure.invited",
                "report.figure.attended",
                "report.figure.passed",
                "report.minutes");
        int row = 1;
        for (ReportContent.Briefed briefing : content.figures().briefings()) {
            row = line(
                    sheet,
                    row,
                    briefing.title(),
                    briefing.heldOn(),
                    briefing.invited(),
                    briefing.attended(),
                    briefing.passed(),
                    text(briefing.minutesSigned() ? "report.form.signed" : "report.form.unsigned"));
        }
    }

    private void socialisations(Workbook book, ReportContent content) {
        Worksheet sheet = sheet(
                book,
                "report.sheet.socialisations",
                "report.document",
                "report.documentRevision",
                "report.date",
                "report.figure.concerned",
                "report.figure.acknowledged");
        int row = 1;
        for (ReportContent.MadeKnown made : content.figures().socialisations()) {
            row = line(
                    sheet, row, made.title(), made.revision(), made.startedOn(), made.concerned(), made.acknowledged());
        }
    }

    private Worksheet sheet(Workbook book, String title, String... columns) {
        Worksheet sheet = book.newWorksheet(text(title));
        line(sheet, 0, Arrays.stream(columns).map(this::text).toArray());
        for (int column = 0; column < columns.length; column++) {
            sheet.style(0, column).bold().set();
        }
        sheet.freezePane(0, 1);
        return sheet;
    }

    private static int line(Worksheet sheet, int row, @Nullable Object... values) {
        for (int column = 0; column < values.length; column++) {
            TableExport.cell(sheet, row, column, values[column]);
        }
        return row + 1;
    }

    private String text(String key) {
        return messages.getMessage(key, null, LocaleContextHolder.getLocale());
    }
}
