package id.binamutu.importing;

import java.math.BigDecimal;
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

    private Values() {}

    /** 2026-10-31 or 31/10/2026. */
    public static LocalDate date(String column, String text) {
        try {
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

    private static DateTimeFormatter strict(String pattern) {
        return DateTimeFormatter.ofPattern(pattern).withResolverStyle(ResolverStyle.STRICT);
    }
}
