package id.binamutu.importing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.regex.Pattern;

/** Values as they stand in files from people and from other systems. Every one throws {@link BadRow} for what it is not. */
public final class Values {

    /** Times without an offset are times of the contact centre. */
    private static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");

    private static final DateTimeFormatter DAY = strict("d/M/uuuu");
    private static final DateTimeFormatter MINUTE = strict("d/M/uuuu H:mm[:ss]");
    private static final Pattern DIGITS = Pattern.compile("-?\\d{1,9}");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,9}([.,]\\d{1,9})?");

    /** What a spreadsheet makes of a date that it was not told is one: days since 1900, as a number from 1954 to 2119. */
    private static final Pattern SERIAL = Pattern.compile("[2-7]\\d{4}([.,]\\d{1,17})?");

    private Values() {}

    /** 2026-10-31 or 31/10/2026. */
    public static LocalDate date(String column, String text) {
        try {
            if (SERIAL.matcher(text).matches()) {
                return serial(new BigDecimal(text.replace(',', '.')), false).toLocalDate();
            }
            return text.indexOf('/') > 0 ? LocalDate.parse(text, DAY) : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new BadRow(column, "import.bad.date", text);
        }
    }

    /** ISO 8601, or 31/10/2026 14:05[:07]. */
    public static Instant instant(String column, String text) {
        try {
            if (text.indexOf('/') > 0) {
                return LocalDateTime.parse(text, MINUTE).atZone(JAKARTA).toInstant();
            }
            if (SERIAL.matcher(text).matches()) {
                return serial(new BigDecimal(text.replace(',', '.')), false)
                        .atZone(JAKARTA)
                        .toInstant();
            }
            String iso = text.length() > 10 && text.charAt(10) == ' ' ? text.replaceFirst(" ", "T") : text;
            boolean offset = iso.endsWith("Z") || iso.indexOf('+', 11) > 0 || iso.indexOf('-', 11) > 0;
            return offset
                    ? OffsetDateTime.parse(iso).toInstant()
                    : LocalDateTime.parse(iso).atZone(JAKARTA).toInstant();
        } catch (DateTimeException e) {
            throw new BadRow(column, "import.bad.time", text);
        }
    }

    public static int integer(String column, String text) {
        if (!DIGITS.matcher(text).matches()) {
            throw new BadRow(column, "import.bad.number", text);
        }
        return Integer.parseInt(text);
    }

    /** 87.5 or 87,5. */
    public static BigDecimal decimal(String column, String text) {
        if (!DECIMAL.matcher(text).matches()) {
            throw new BadRow(column, "import.bad.number", text);
        }
        return new BigDecimal(text.replace(',', '.'));
    }

    /** To the second, which is what such a number is exact to. */
    static LocalDateTime serial(BigDecimal days, boolean since1904) {
        long seconds = days.multiply(BigDecimal.valueOf(86_400))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        return (since1904 ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, 30))
                .atStartOfDay()
                .plusSeconds(seconds);
    }

    private static DateTimeFormatter strict(String pattern) {
        return DateTimeFormatter.ofPattern(pattern).withResolverStyle(ResolverStyle.STRICT);
    }
}
