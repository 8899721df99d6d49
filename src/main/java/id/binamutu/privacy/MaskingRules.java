package id.binamutu.privacy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds personal data in what was said: by its form, and where the form is not enough by the nearest word beside it. Prices,
 * dates and order numbers stay. Masking what is masked changes nothing.
 */
final class MaskingRules {

    static final String EMAIL = "[surel disamarkan]";
    static final String PHONE = "[nomor telepon disamarkan]";
    static final String NIK = "[NIK disamarkan]";

    /** Stands where something was found already; no pattern matches it. */
    private static final char TAKEN = '\uE000';

    private static final int NEAR = 40;
    private static final int SHORTEST = 5;

    private static final Pattern MASKS = Pattern.compile("\\[(?:surel|nomor telepon|NIK) disamarkan]|••••\\d{4}");

    private static final Pattern EMAILS = Pattern.compile(
            "[\\p{L}\\p{N}][\\p{L}\\p{N}._%+\\-]{0,63}@[\\p{L}\\p{N}][\\p{L}\\p{N}\\-]{0,62}(?:\\.[\\p{L}\\p{N}\\-]{1,63})+");

    private static final String ENDINGS = "(?:com|co|id|net|org|or|ac|go|sch|web|my|biz|info|edu|gov|io|me)";
    private static final String SPELLED_DOT = "(?:\\s{0,2}\\.\\s{0,2}|\\s{1,3}(?:dot|titik)\\s{1,3})";

    private static final String NOT_IN_NUMBER = "(?<![\\p{N}./,])";

    /** 16 digits in a row, or in the groups that people write them in. */
    private static final Pattern SIXTEEN = Pattern.compile(NOT_IN_NUMBER
            + "(?:\\d{16}|\\d{4}([ .\\-])\\d{4}\\1\\d{4}\\1\\d{4}|\\d{6}[ .\\-]\\d{6}[ .\\-]\\d{4})(?![\\p{N}])");

    private static final Pattern PHONES = Pattern.compile(
            "(?<![\\p{N}.])\\(?(?:\\+\\s?62|62|0)\\)?[ .\\-]{0,2}8\\d{1,3}(?:[ .\\-]{0,3}\\d{2,8}){1,4}(?![\\p{N}])"
                    + "|(?<![\\p{L}\\p{N}])\\+\\s?62[ .\\-]{0,2}\\d{2,4}(?:[ .\\-]{0,3}\\d{2,8}){1,3}(?![\\p{N}])");

    /** A landline with its area code, or a mobile number without the zero: numbers of a phone only when somebody says so. */
    private static final Pattern PERHAPS_PHONES = Pattern.compile(NOT_IN_NUMBER
            + "(?:\\(?0[2-9]\\d{1,2}\\)?[ .\\-]{0,2}\\d{3,8}(?:[ .\\-]\\d{3,4})?|8\\d{8,11})(?![\\p{N}])");

    private static final Pattern NUMBERS =
            Pattern.compile("(?<![\\p{N}])[A-Za-z]{0,4}\\d(?:[ .\\-/]?[A-Za-z]?\\d){4,29}(?![\\p{N}])");

    private static final Pattern MONEY_BEFORE =
            Pattern.compile("(?:rp|idr|usd|seharga|sebesar|senilai|sejumlah)\\.?\\s*$", Pattern.CASE_INSENSITIVE);
    private static final Pattern MONEY = Pattern.compile("\\d{1,3}(?:\\.\\d{3})+(?:,\\d{1,2})?");
    private static final Pattern ROUND = Pattern.compile("\\d{3,7}00");
    private static final Pattern DATE = Pattern.compile(
            "(?:\\d{1,2}[ .\\-/]\\d{1,2}[ .\\-/]\\d{2,4}|\\d{4}-\\d{2}-\\d{2})(?:[ T]\\d{2}([.:]\\d{2})?)?");

    /** What stands between two numbers of the same kind: "SBG no 1 dan 2". */
    private static final Pattern LIST =
            Pattern.compile(TAKEN + "[\\s,;/&]*(?:dan|sama|atau|serta|and|or)?\\s*$", Pattern.CASE_INSENSITIVE);

    /** The provinces as the ministry of home affairs numbers them. */
    private static final Set<Integer> PROVINCES = Set.of(
            11, 12, 13, 14, 15, 16, 17, 18, 19, 21, 31, 32, 33, 34, 35, 36, 51, 52, 53, 61, 62, 63, 64, 65, 71, 72, 73,
            74, 75, 76, 81, 82, 91, 92, 93, 94, 95, 96, 97);

    private final MaskingSettings settings;
    private final Pattern at;
    private final Pattern spelledEmails;
    private final Map<Detector, Pattern> words = new EnumMap<>(Detector.class);
    private final Pattern kept;
    private final Pattern accountBehind;
    private final List<Own> own = new ArrayList<>();

    private record Own(String name, com.google.re2j.Pattern pattern, String replacement) {}

    /** @param kind name of a detector, or of an own pattern */
    record Found(int start, int end, String kind, String replacement) {}

    MaskingRules(MaskingSettings settings) {
        this.settings = settings;
        this.at = words(settings.of(Detector.EMAIL).words());
        this.spelledEmails = spelledEmails(settings.of(Detector.EMAIL).words());
        for (Detector detector : List.of(Detector.NIK, Detector.PHONE, Detector.CARD, Detector.ACCOUNT)) {
            words.put(detector, words(settings.of(detector).words()));
        }
        this.kept = words(settings.kept());
        this.accountBehind = Pattern.compile(
                "\\s{0,2}\\(?(?:" + alternatives(settings.of(Detector.ACCOUNT).words()) + ")(?![\\p{L}])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        settings.own()
                .forEach(each -> own.add(
                        new Own(each.name(), com.google.re2j.Pattern.compile(each.expression()), each.replacement())));
    }

    String mask(String text) {
        List<Found> found = find(text);
        if (found.isEmpty()) {
            return text;
        }
        StringBuilder masked = new StringBuilder(text.length() + 32);
        int from = 0;
        for (Found each : found) {
            masked.append(text, from, each.start()).append(each.replacement());
            from = each.end();
        }
        return masked.append(text, from, text.length()).toString();
    }

    /** In the order of the text. */
    List<Found> find(String text) {
        boolean digits = hasDigits(text);
        boolean addresses = text.indexOf('@') >= 0 || at.matcher(text).find();
        if (text.length() < SHORTEST || !digits && !addresses && own.isEmpty()) {
            return List.of();
        }
        Search search = new Search(text);
        if (addresses) {
            search.all(EMAILS, found -> new Kind(Detector.EMAIL));
            search.all(spelledEmails, found -> new Kind(Detector.EMAIL));
        }
        if (digits) {
            search.all(SIXTEEN, this::sixteen);
            search.all(PHONES, this::phone);
            search.all(PERHAPS_PHONES, this::perhapsPhone);
            search.all(NUMBERS, this::number);
        }
        own.forEach(search::all);
        search.found.sort(Comparator.comparingInt(Found::start));
        return search.found;
    }

    /** @param detector null: nobody's data, whatever it looks like */
    private record Kind(@Nullable Detector detector) {}

    private static final Kind NOBODYS = new Kind(null);

    /** @param before what stands before it on the same line, up to {@value #NEAR} characters */
    private record Candidate(String text, String before, String behind) {

        String digits() {
            return text.replaceAll("\\D", "");
        }
    }

    private @Nullable Kind sixteen(Candidate number) {
        if (MONEY_BEFORE.matcher(number.before()).find()) {
            return NOBODYS;
        }
        Near near = near(number.before());
        if (near.detector() != null && near.detector() != Detector.PHONE) {
            return new Kind(near.detector());
        }
        if (near.kept() && near.distance() <= 15) {
            return NOBODYS;
        }
        if (isNik(number.digits())) {
            return new Kind(Detector.NIK);
        }
        return new Kind(isCard(number.digits()) ? Detector.CARD : Detector.ACCOUNT);
    }

    private @Nullable Kind phone(Candidate number) {
        String digits = number.digits();
        boolean local = digits.startsWith("0");
        if (MONEY_BEFORE.matcher(number.before()).find() || digits.startsWith("0800")) {
            return NOBODYS;
        }
        Near near = near(number.before());
        boolean glued = !number.before().isEmpty()
                && Character.isLetter(number.before().charAt(number.before().length() - 1));
        if (glued && !(near.detector() == Detector.PHONE && near.distance() == 0)
                || digits.length() < (local ? 10 : number.text().contains("+") ? 9 : 11)
                || digits.length() > 14
                || MONEY.matcher(number.text()).matches()
                || DATE.matcher(number.text()).lookingAt() && digits.length() > 12) {
            return null;
        }
        if (near.kept() && near.distance() <= 10) {
            return NOBODYS;
        }
        return near.detector() == Detector.ACCOUNT && near.distance() <= 20 ? null : new Kind(Detector.PHONE);
    }

    private @Nullable Kind perhapsPhone(Candidate number) {
        int digits = number.digits().length();
        boolean phone = digits >= 7
                && digits <= 13
                && (number.text().startsWith("(0") || near(number.before()).detector() == Detector.PHONE)
                && !MONEY_BEFORE.matcher(number.before()).find();
        return phone ? new Kind(Detector.PHONE) : null;
    }

    private @Nullable Kind number(Candidate number) {
        String digits = number.digits();
        Near near = near(number.before());
        if (digits.length() < 6
                || digits.length() > 24
                || MONEY.matcher(number.text()).matches()
                || DATE.matcher(number.text()).matches()
                || ROUND.matcher(number.text()).matches()
                || MONEY_BEFORE.matcher(number.before()).find()) {
            return null;
        }
        if (near.detector() == Detector.ACCOUNT) {
            return new Kind(Detector.ACCOUNT);
        }
        if (near.detector() == Detector.CARD) {
            return digits.length() >= 13 && digits.length() <= 19 ? new Kind(Detector.CARD) : null;
        }
        boolean behind =
                digits.length() >= 9 && accountBehind.matcher(number.behind()).lookingAt();
        return behind && !near.kept() ? new Kind(Detector.ACCOUNT) : null;
    }

    /**
     * The nearest word that says what a number is.
     *
     * @param distance characters between it and the number
     */
    private record Near(@Nullable Detector detector, boolean kept, int distance) {}

    private Near near(String before) {
        Detector nearest = null;
        int end = -1;
        for (Map.Entry<Detector, Pattern> each : words.entrySet()) {
            int last = lastEnd(each.getValue(), before);
            if (last > end) {
                end = last;
                nearest = each.getKey();
            }
        }
        int keptEnd = lastEnd(kept, before);
        boolean isKept = keptEnd > end;
        return new Near(isKept ? null : nearest, isKept, before.length() - Math.max(end, keptEnd));
    }

    private static int lastEnd(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        int end = -1;
        while (matcher.find()) {
            end = matcher.end();
        }
        return end;
    }

    /** Area 6 (province first), then the day of birth (plus 40 for women), month and year, then a serial number of 4. */
    private static boolean isNik(String digits) {
        int day = Integer.parseInt(digits.substring(6, 8));
        int month = Integer.parseInt(digits.substring(8, 10));
        return PROVINCES.contains(Integer.parseInt(digits.substring(0, 2)))
                && (day >= 1 && day <= 31 || day >= 41 && day <= 71)
                && month >= 1
                && month <= 12;
    }

    /** Of one of the big schemes, with its check digit (ISO/IEC 7812-1, Luhn). */
    private static boolean isCard(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int counted = i % 2 == 0 ? digit : digit * 2;
            sum += counted > 9 ? counted - 9 : counted;
        }
        return sum % 10 == 0 && "3456".indexOf(digits.charAt(0)) >= 0;
    }

    private static String lastFour(String digits) {
        return "••••" + digits.substring(digits.length() - 4);
    }

    private static boolean hasDigits(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9' && ++digits >= SHORTEST) {
                return true;
            }
        }
        return false;
    }

    private static Pattern words(List<String> words) {
        return Pattern.compile(
                words.isEmpty()
                        ? "(?!)"
                        : "(?<![\\p{L}\\p{N}])(?:" + alternatives(words) + ")(?:nya|ku|mu)?(?![\\p{L}])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** "nomor" is also written "no", and a space also as a dot. */
    private static String alternatives(List<String> words) {
        return words.isEmpty()
                ? "(?!)"
                : words.stream()
                        .map(word -> word.strip().split("\\s+"))
                        .map(parts -> java.util.Arrays.stream(parts)
                                .map(part -> part.equalsIgnoreCase("nomor") ? "no(?:mor)?" : Pattern.quote(part))
                                .collect(Collectors.joining("[\\s.:]{1,3}")))
                        .collect(Collectors.joining("|"));
    }

    private static Pattern spelledEmails(List<String> at) {
        String said = alternatives(at);
        return Pattern.compile(
                "(?<![\\p{L}\\p{N}])[\\p{L}\\p{N}][\\p{L}\\p{N}._%+\\-]{0,63}(?:\\s{1,3}(?:titik|dot)\\s{1,3}[\\p{L}\\p{N}_\\-]{1,63})?"
                        + "(?:\\s{0,2}[\\[(]\\s?(?:" + said + "|@)\\s?[\\])]\\s{0,2}|\\s{1,3}(?:" + said
                        + ")\\s{1,3}|\\s{0,2}@\\s{0,2})"
                        + "[\\p{L}\\p{N}][\\p{L}\\p{N}\\-]{1,62}(?:" + SPELLED_DOT + "[\\p{L}\\p{N}\\-]{1,63}){0,3}?"
                        + SPELLED_DOT + ENDINGS + "(?:" + SPELLED_DOT + ENDINGS + ")?(?![\\p{L}\\p{N}])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    @FunctionalInterface
    private interface Judge {
        /** @return null when it is not for this judge to say */
        @Nullable
        Kind of(Candidate number);
    }

    /** One text; what was found is taken out of sight of the patterns that come later. */
    private final class Search {

        private final String text;
        private final char[] left;
        private final List<Found> found = new ArrayList<>();

        Search(String text) {
            this.text = text;
            this.left = text.toCharArray();
            Matcher masks = MASKS.matcher(text);
            while (masks.find()) {
                take(masks.start(), masks.end());
            }
            for (Own each : own) {
                for (int at = text.indexOf(each.replacement());
                        at >= 0;
                        at = text.indexOf(each.replacement(), at + 1)) {
                    take(at, at + each.replacement().length());
                }
            }
        }

        void all(Pattern pattern, Judge judge) {
            String seen = new String(left);
            Matcher matcher = pattern.matcher(seen);
            int from = 0;
            while (from < seen.length() && matcher.find(from)) {
                int start = matcher.start();
                int end = start + whole(matcher.group());
                Kind kind = judge.of(new Candidate(
                        seen.substring(start, end),
                        before(seen, start),
                        seen.substring(end, Math.min(seen.length(), end + NEAR))));
                if (kind != null) {
                    add(kind.detector(), start, end);
                }
                from = Math.max(end, start + 1);
            }
        }

        void all(Own each) {
            com.google.re2j.Matcher matcher = each.pattern().matcher(new String(left));
            while (matcher.find()) {
                found.add(new Found(matcher.start(), matcher.end(), each.name(), each.replacement()));
                take(matcher.start(), matcher.end());
            }
        }

        private void add(@Nullable Detector detector, int start, int end) {
            if (detector != null && settings.of(detector).on()) {
                found.add(new Found(start, end, detector.name(), replacement(detector, text.substring(start, end))));
            }
            take(start, end);
        }

        private void take(int start, int end) {
            java.util.Arrays.fill(left, start, end, TAKEN);
        }

        /** A number is over at the space behind nine digits: "1234567890 3 hari". */
        private int whole(String number) {
            int digits = 0;
            for (int i = 0; i < number.length(); i++) {
                char c = number.charAt(i);
                if (Character.isDigit(c)) {
                    digits++;
                } else if (c == ' ' && digits >= 9 && number.lastIndexOf(' ', i - 1) < 0 && digits != 12) {
                    return i;
                }
            }
            return number.length();
        }

        /** Back to the number before, or to the list that it is a part of. */
        private String before(String seen, int start) {
            int from = Math.max(0, start - NEAR);
            String near = seen.substring(from, start);
            if (LIST.matcher(near).find()) {
                int listed = start;
                while (listed > 0
                        && (seen.charAt(listed - 1) == TAKEN || !Character.isDigit(seen.charAt(listed - 1)))
                        && start - listed < 3 * NEAR) {
                    listed--;
                }
                near = seen.substring(listed, start).replace(String.valueOf(TAKEN), "");
            }
            int cut = 0;
            for (int i = 0; i < near.length(); i++) {
                char c = near.charAt(i);
                if (c == '\n' || c == TAKEN || Character.isDigit(c)) {
                    cut = i + 1;
                }
            }
            return near.substring(cut);
        }
    }

    private static String replacement(Detector detector, String text) {
        return switch (detector) {
            case EMAIL -> EMAIL;
            case PHONE -> PHONE;
            case NIK -> NIK;
            case CARD, ACCOUNT -> lastFour(text.replaceAll("\\D", ""));
        };
    }
}
