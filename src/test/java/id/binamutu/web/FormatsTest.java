package id.binamutu.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.binamutu.statistics.Interval;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;

class FormatsTest {
    private final Formats fmt = new Formats();

    @BeforeEach
    void indonesian() {
        LocaleContextHolder.setLocale(Locale.forLanguageTag("id"));
    }

    @AfterEach
    void reset() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void aDayIsReadTheIndonesianWay() {
        assertThat(fmt.date(LocalDate.of(2026, 10, 1))).isEqualTo("1 Okt 2026");
        assertThat(fmt.date(LocalDate.of(2026, 8, 17))).isEqualTo("17 Agu 2026");
        assertThat(fmt.month(YearMonth.of(2026, 10))).isEqualTo("Oktober 2026");
    }

    @Test
    void anInstantIsADayAndATimeInJakarta() {
        Instant lateInLondon = Instant.parse("2026-09-30T18:05:00Z");
        assertThat(fmt.date(lateInLondon)).isEqualTo("1 Okt 2026");
        assertThat(fmt.dateTime(lateInLondon)).isEqualTo("1 Okt 2026, 01.05 WIB");
        assertThat(fmt.time(lateInLondon)).isEqualTo("01.05");
    }

    @Test
    void aNumberHasACommaAndAtMostOneDecimal() {
        assertThat(fmt.number(1234)).isEqualTo("1.234");
        assertThat(fmt.number(87.45)).isEqualTo("87,5");
        assertThat(fmt.number(87.0)).isEqualTo("87");
        assertThat(fmt.number(-0.04)).as("nothing has no sign").isEqualTo("0");
        assertThat(fmt.percent(87.5)).isEqualTo("87,5 %");
    }

    @Test
    void anIntervalShowsItsBoundsAndWhatItRestsOn() {
        assertThat(fmt.interval(new Interval(88.42, 86.3, 90.51, 41))).isEqualTo("88,4 (86,3–90,5; n = 41)");
        assertThat(fmt.share(new Interval(0.9, 0.744, 0.9654, 30))).isEqualTo("90 % (74,4–96,5 %; n = 30)");
        assertThat(fmt.interval(new Interval(0, 0, 0, 0))).isEqualTo("–");
    }

    @Test
    void aDurationIsReadInItsTwoLargestUnits() {
        assertThat(fmt.duration(372)).isEqualTo("6 mnt 12 dtk");
        assertThat(fmt.duration(59.6)).isEqualTo("1 mnt");
        assertThat(fmt.duration(7500)).isEqualTo("2 jam 5 mnt");
        assertThat(fmt.duration(9)).isEqualTo("9 dtk");
    }

    @Test
    void whatIsNotKnownIsADash() {
        assertThat(fmt.date(null)).isEqualTo("–");
        assertThat(fmt.number(null)).isEqualTo("–");
        assertThat(fmt.percent(Double.NaN)).isEqualTo("–");
        assertThat(fmt.duration(null)).isEqualTo("–");
    }

    @Test
    void englishReadersGetEnglishForms() {
        LocaleContextHolder.setLocale(Locale.ENGLISH);
        assertThat(fmt.dateTime(Instant.parse("2026-10-01T07:05:00Z"))).isEqualTo("1 Oct 2026, 14:05 WIB");
        assertThat(fmt.percent(87.5)).isEqualTo("87.5%");
        assertThat(fmt.number(1234.56)).isEqualTo("1,234.6");
        assertThat(fmt.duration(372)).isEqualTo("6 min 12 s");
    }
}
