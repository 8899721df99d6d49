package id.binamutu.privacy;

import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Takes personal data out of what was said before it is stored: e-mail, phone, NIK, account, loan and SBG numbers. Prices,
 * dates and order numbers stay. Masking what is masked changes nothing.
 */
final class Masking {

    static final String EMAIL = "[surel disamarkan]";
    static final String PHONE = "[nomor telepon disamarkan]";
    static final String NIK = "[NIK disamarkan]";

    private static final Pattern EMAILS = Pattern.compile(
            "[\\p{L}\\p{N}][\\p{L}\\p{N}._%+\\-]{0,63}@[\\p{L}\\p{N}][\\p{L}\\p{N}\\-]{0,62}(?:\\.[\\p{L}\\p{N}\\-]{1,63})+");

    private static final Pattern PHONES = Pattern.compile(
            "(?<![\\p{L}\\p{N}./])\\(?(?:\\+\\s?62|62|0)\\)?[ .\\-]{0,2}8\\d{1,3}(?:[ .\\-]{0,3}\\d{2,8}){1,4}(?![\\p{N}])"
                    + "|(?<![\\p{L}\\p{N}])\\+\\s?62[ .\\-]{0,2}\\d{2,4}(?:[ .\\-]{0,3}\\d{2,8}){1,3}(?![\\p{N}])");

    /** The words after which a number is somebody's account or pledge. */
    private static final Pattern ACCOUNTS = Pattern.compile(
            "(?<![\\p{L}])((?:sbg|norek|rek(?:ening)?|cif|account|akun|virtual account|va|kartu"
                    + "|(?:no(?:mor)?\\.?|number)\\s*(?:rek(?:ening)?|sbg|kredit|pinjaman|kontrak|gadai|nasabah|cif|loan|va|akun|kartu))"
                    + "(?![\\p{L}])[^\\d\\n]{0,25}?)(?<!Rp)(?<!Rp[ .])(?<![\\p{N}])([A-Z]{0,4}\\d(?:[ .\\-/]?[A-Z]?\\d){4,29})(?![\\p{N}])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** 16 digits in a row, or in the groups that people write them in. */
    private static final Pattern SIXTEEN = Pattern.compile(
            "(?<![\\p{N}.,])(?:\\d{16}|\\d{4}([ .\\-])\\d{4}\\1\\d{4}\\1\\d{4}|\\d{6}[ .\\-]\\d{6}[ .\\-]\\d{4})(?![\\p{N}])");

    private static final Pattern ORDER_BEFORE = Pattern.compile(
            "(?:pesanan|order|resi|invoice|inv|transaksi|referensi|ref|tiket|kode)[^\\d\\n]{0,15}$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern MONEY_BEFORE =
            Pattern.compile("(?:rp|idr|seharga|sebesar|senilai)\\.?\\s*$", Pattern.CASE_INSENSITIVE);
    private static final Pattern MONEY = Pattern.compile("\\d{1,3}(?:\\.\\d{3})+(?:,\\d{1,2})?");
    private static final Pattern DATE = Pattern.compile(
            "(?:\\d{1,2}[ .\\-/]\\d{1,2}[ .\\-/]\\d{2,4}|\\d{4}-\\d{2}-\\d{2})(?:[ T]\\d{2}([.:]\\d{2})?)?");

    private Masking() {}

    static String mask(String text) {
        if (text.length() < 5) {
            return text;
        }
        String masked = text.indexOf('@') < 0 ? text : EMAILS.matcher(text).replaceAll(EMAIL);
        if (!hasDigits(masked)) {
            return masked;
        }
        masked = replace(SIXTEEN, masked, match -> sixteen(match.group(), before(match)));
        masked = replace(PHONES, masked, match -> phone(match.group(), before(match)));
        return replace(ACCOUNTS, masked, match -> match.group(1) + account(match.group(2), match.group(1)));
    }

    private static String sixteen(String number, String before) {
        String digits = digits(number);
        if (isNik(digits)) {
            return NIK;
        }
        return ORDER_BEFORE.matcher(before).find()
                        || MONEY_BEFORE.matcher(before).find()
                ? number
                : lastFour(digits);
    }

    private static String phone(String number, String before) {
        int digits = digits(number).length();
        boolean kept = digits < 9
                || digits > 14
                || MONEY.matcher(number).matches()
                || DATE.matcher(number).lookingAt() && digits > 12
                || MONEY_BEFORE.matcher(before).find();
        return kept ? number : PHONE;
    }

    private static String account(String number, String words) {
        String digits = digits(number);
        boolean kept = digits.length() < 6
                || digits.length() > 24
                || MONEY.matcher(number).matches()
                || DATE.matcher(number).matches()
                || MONEY_BEFORE.matcher(words).find();
        return kept ? number : lastFour(digits);
    }

    /** Area 6, then the day of birth (plus 40 for women), month and year, then a serial number of 4. */
    private static boolean isNik(String digits) {
        int day = Integer.parseInt(digits.substring(6, 8));
        int month = Integer.parseInt(digits.substring(8, 10));
        int province = Integer.parseInt(digits.substring(0, 2));
        return province >= 11
                && province <= 97
                && (day >= 1 && day <= 31 || day >= 41 && day <= 71)
                && month >= 1
                && month <= 12;
    }

    private static String lastFour(String digits) {
        return "••••" + digits.substring(digits.length() - 4);
    }

    private static String digits(String text) {
        return text.replaceAll("\\D", "");
    }

    private static boolean hasDigits(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9' && ++digits >= 5) {
                return true;
            }
        }
        return false;
    }

    /** The words right before a match. */
    private static String before(Match match) {
        return match.text().substring(Math.max(0, match.start() - 30), match.start());
    }

    private static String replace(Pattern pattern, String text, Function<Match, String> replacement) {
        return pattern.matcher(text)
                .replaceAll(
                        result -> java.util.regex.Matcher.quoteReplacement(replacement.apply(new Match(text, result))));
    }

    private record Match(String text, MatchResult result) {

        int start() {
            return result.start();
        }

        String group() {
            return result.group();
        }

        String group(int number) {
            return result.group(number);
        }
    }
}
