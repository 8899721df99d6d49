package id.binamutu.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.binamutu.web.RuleViolation;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.util.ReflectionTestUtils;

class PerformanceReportTest {
    private static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");
    private static final Clock NOVEMBER = Clock.fixed(Instant.parse("2026-11-03T03:00:00Z"), JAKARTA);
    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final ReportWords WORDS = new ReportWords("Mutu naik.", "Tidak ada.", "Coaching tarif.");

    private final UUID leader = UUID.randomUUID();
    private final UUID manager = UUID.randomUUID();

    @ParameterizedTest
    @CsvSource({
        "DRAFT, SUBMITTED, true",
        "DRAFT, ACCEPTED, false",
        "DRAFT, RETURNED, false",
        "SUBMITTED, ACCEPTED, true",
        "SUBMITTED, RETURNED, true",
        "SUBMITTED, DRAFT, false",
        "ACCEPTED, RETURNED, false",
        "ACCEPTED, DRAFT, false",
        "RETURNED, SUBMITTED, false",
        "RETURNED, ACCEPTED, false"
    })
    void onlyTheseStatesFollowOneAnother(ReportState from, ReportState to, boolean follows) {
        assertThat(from.canTransitionTo(to)).isEqualTo(follows);
    }

    @Test
    void aSubmittedReportIsNotWrittenAgain() {
        PerformanceReport report = submitted();
        assertThatThrownBy(() -> report.write(WORDS, leader, NOVEMBER)).satisfies(says("report.notDraft"));
        assertThatThrownBy(() -> report.submit("{}", "x", leader, NOVEMBER))
                .satisfies(says("report.state.SUBMITTED.already"));
    }

    @Test
    void anAcceptedReportIsNeitherAcceptedAgainNorReturned() {
        PerformanceReport report = submitted();
        report.accept(manager, "", NOVEMBER);
        assertThatThrownBy(() -> report.accept(manager, "", NOVEMBER)).satisfies(says("report.state.ACCEPTED.already"));
        assertThatThrownBy(() -> report.giveBack(manager, "Salah", NOVEMBER))
                .satisfies(says("report.state.ACCEPTED.already"));
    }

    @Test
    void nobodyDecidesTheirOwnReport() {
        PerformanceReport report = submitted();
        assertThatThrownBy(() -> report.accept(leader, "", NOVEMBER)).satisfies(says("report.ownReport"));
        assertThatThrownBy(() -> report.giveBack(leader, "x", NOVEMBER)).satisfies(says("report.ownReport"));
        assertThat(report.state()).isEqualTo(ReportState.SUBMITTED);
    }

    @Test
    void aReportWithoutWordsIsNotHandedOver() {
        PerformanceReport report =
                new PerformanceReport(UUID.randomUUID(), OCTOBER, new ReportWords("a", " ", "b"), leader, NOVEMBER);
        assertThatThrownBy(() -> report.submit("{}", "x", leader, NOVEMBER)).satisfies(says("report.needs.obstacles"));
    }

    @Test
    void aMonthIsHandedOverFromItsLastDayOn() {
        Clock beforeTheLastDay = Clock.fixed(Instant.parse("2026-10-30T16:59:00Z"), JAKARTA);
        Clock onTheLastDay = Clock.fixed(Instant.parse("2026-10-30T17:00:00Z"), JAKARTA);
        PerformanceReport report = new PerformanceReport(UUID.randomUUID(), OCTOBER, WORDS, leader, beforeTheLastDay);
        assertThatThrownBy(() -> report.submit("{}", "x", leader, beforeTheLastDay))
                .satisfies(says("report.monthNotOver"));
        report.submit("{}", "x", leader, onTheLastDay);
        assertThat(report.state()).isEqualTo(ReportState.SUBMITTED);
    }

    @Test
    void aMonthThatHasNotBegunHasNoReport() {
        assertThatThrownBy(
                        () -> new PerformanceReport(UUID.randomUUID(), YearMonth.of(2026, 12), WORDS, leader, NOVEMBER))
                .satisfies(says("report.future"));
    }

    @Test
    void onlyAReturnedReportGetsAnotherVersionWhichBeginsWithItsWords() {
        PerformanceReport report = submitted();
        assertThatThrownBy(() -> report.revised(leader, NOVEMBER)).satisfies(says("report.notReturned"));
        report.giveBack(manager, "Kurang", NOVEMBER);
        PerformanceReport next = report.revised(leader, NOVEMBER);
        assertThat(next.revision()).isEqualTo(2);
        assertThat(next.previousId()).isEqualTo(report.id());
        assertThat(next.words()).isEqualTo(WORDS);
        assertThat(next.state()).isEqualTo(ReportState.DRAFT);
    }

    private PerformanceReport submitted() {
        PerformanceReport report = new PerformanceReport(UUID.randomUUID(), OCTOBER, WORDS, leader, NOVEMBER);
        ReflectionTestUtils.setField(report, "id", UUID.randomUUID());
        report.submit("{}", "x", leader, NOVEMBER);
        return report;
    }

    private static java.util.function.Consumer<Throwable> says(String key) {
        return thrown -> assertThat(((RuleViolation) thrown).messageKey()).isEqualTo(key);
    }
}
