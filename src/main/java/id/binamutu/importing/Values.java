package id.binamutu.importing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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
            Instant plain = plain(text);
            if (plain != null) {
                return plain;
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

    /**
     * 2026-10-31T14:05:07 with Z or an offset of hours, as systems write it: a tenth of the time that a formatter takes, which is
     * the most of what reading a file costs.
     *
     * @return null when it is written in another way
     */
    private static @Nullable Instant plain(String text) {
        int length = text.length();
        boolean utc = length == 20 && text.charAt(19) == 'Z';
        boolean offset = length == 25 && (text.charAt(19) == '+' || text.charAt(19) == '-') && text.charAt(22) == ':';
        if (!utc && !offset
                || text.charAt(4) != '-'
                || text.charAt(7) != '-'
                || text.charAt(10) != 'T'
                || text.charAt(13) != ':'
                || text.charAt(16) != ':') {
            return null;
        }
        LocalDateTime local = LocalDateTime.of(
                digits(text, 0, 4),
                digits(text, 5, 7),
                digits(text, 8, 10),
                digits(text, 11, 13),
                digits(text, 14, 16),
                digits(text, 17, 19));
        if (utc) {
            return local.toInstant(ZoneOffset.UTC);
        }
        int sign = text.charAt(19) == '-' ? -1 : 1;
        return local.toInstant(ZoneOffset.ofHoursMinutes(sign * digits(text, 20, 22), sign * digits(text, 23, 25)));
    }

    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                throw new DateTimeException(text);
            }
            number = number * 10 + digit - '0';
        }
        return number;
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
