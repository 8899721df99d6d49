package id.binamutu.web;

import id.binamutu.statistics.Interval;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.Temporal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Dates and figures as they are read, in the reader's language. What is not known is a dash. */
@Component("fmt")
public class Formats {
    static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");
    private static final Locale INDONESIAN = Locale.forLanguageTag("id");
    private static final String UNKNOWN = "–";

    public String date(@Nullable Temporal day) {
        return day == null ? UNKNOWN : pattern("d MMM uuuu").format(local(day));
    }

    /** A day without its year, for axes. */
    public String day(@Nullable Temporal day) {
        return day == null ? UNKNOWN : pattern("d MMM").format(local(day));
    }

    public String dateTime(@Nullable Instant instant) {
        return instant == null
                ? UNKNOWN
                : pattern(english() ? "d MMM uuuu, HH:mm" : "d MMM uuuu, HH.mm").format(local(instant)) + " WIB";
    }

    public String time(@Nullable Temporal time) {
        return time == null ? UNKNOWN : pattern(english() ? "HH:mm" : "HH.mm").format(local(time));
    }

    public String month(@Nullable YearMonth month) {
        return month == null ? UNKNOWN : pattern("MMMM uuuu").format(month);
    }

    /** A month without its year, for axes. */
    public String monthOfYear(@Nullable YearMonth month) {
        return month == null ? UNKNOWN : pattern("MMM").format(month);
    }

    public String number(@Nullable Number number) {
        if (number == null || Double.isNaN(number.doubleValue())) {
            return UNKNOWN;
        }
        DecimalFormat format = new DecimalFormat("#,##0.#", DecimalFormatSymbols.getInstance(locale()));
        format.setRoundingMode(RoundingMode.HALF_UP);
        String text = format.format(number);
        return text.equals("-0") ? "0" : text;
    }

    /** @param percent already in 0 to 100 */
    public String percent(@Nullable Number percent) {
        return percent == null || Double.isNaN(percent.doubleValue()) ? UNKNOWN : number(percent) + percentSign();
    }

    /** A mean with its 95 % interval and how many it rests on. */
    public String interval(@Nullable Interval interval) {
        return interval == null || interval.n() == 0
                ? UNKNOWN
                : number(interval.estimate()) + " (" + number(interval.low()) + "–" + number(interval.high()) + "; n = "
                        + number(interval.n()) + ")";
    }

    /** A share, kept as 0 to 1, with its 95 % interval and how many it rests on. */
    public String share(@Nullable Interval share) {
        return share == null || share.n() == 0
                ? UNKNOWN
                : percent(share.estimate() * 100) + " (" + number(share.low() * 100) + "–" + percent(share.high() * 100)
                        + "; n = " + number(share.n()) + ")";
    }

    public String duration(@Nullable Number seconds) {
        if (seconds == null || Double.isNaN(seconds.doubleValue())) {
            return UNKNOWN;
        }
        long all = Math.round(seconds.doubleValue());
        String minute = english() ? " min" : " mnt";
        if (all >= 3600) {
            String hours = number(all / 3600) + (english() ? " h" : " jam");
            return all % 3600 / 60 == 0 ? hours : hours + " " + all % 3600 / 60 + minute;
        }
        String rest = all % 60 + (english() ? " s" : " dtk");
        return all < 60 ? rest : all / 60 + minute + (all % 60 == 0 ? "" : " " + rest);
    }

    /** A place in a recording, in minutes and seconds. */
    public String position(@Nullable Number milliseconds) {
        if (milliseconds == null) {
            return UNKNOWN;
        }
        long seconds = milliseconds.longValue() / 1000;
        String between = english() ? ":" : ".";
        String rest = "%02d%s%02d".formatted(seconds / 60 % 60, between, seconds % 60);
        return seconds < 3600 ? rest : seconds / 3600 + between + rest;
    }

    private static Temporal local(Temporal temporal) {
        return temporal instanceof Instant instant ? instant.atZone(ZONE) : temporal;
    }

    private static DateTimeFormatter pattern(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, locale());
    }

    private static String percentSign() {
        return english() ? "%" : " %";
    }

    private static boolean english() {
        return LocaleContextHolder.getLocale().getLanguage().equals("en");
    }

    private static Locale locale() {
        return english() ? Locale.ENGLISH : INDONESIAN;
    }
}
