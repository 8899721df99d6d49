package id.binamutu.interaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with the words that were searched for marked in it, in pieces: the page escapes every piece for itself, so that
 * nothing that was said can become HTML.
 */
record Marked(List<Piece> pieces) {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final int BEFORE = 60;
    private static final int AFTER = 140;

    record Piece(String text, boolean marked) {}

    /** @param words in lower case */
    static Marked of(String text, Set<String> words) {
        List<Piece> pieces = new ArrayList<>();
        int done = 0;
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            if (words.contains(word.group().toLowerCase(Locale.ROOT))) {
                if (word.start() > done) {
                    pieces.add(new Piece(text.substring(done, word.start()), false));
                }
                pieces.add(new Piece(word.group(), true));
                done = word.end();
            }
        }
        if (done < text.length()) {
            pieces.add(new Piece(text.substring(done), false));
        }
        return new Marked(List.copyOf(pieces));
    }

    /** How many different words are marked. */
    long words() {
        return pieces.stream()
                .filter(Piece::marked)
                .map(piece -> piece.text().toLowerCase(Locale.ROOT))
                .distinct()
                .count();
    }

    boolean any() {
        return pieces.stream().anyMatch(Piece::marked);
    }

    /** A line or two around the first mark. */
    Marked excerpt() {
        String text = String.join("", pieces.stream().map(Piece::text).toList());
        int first = 0;
        for (Piece piece : pieces) {
            if (piece.marked()) {
                break;
            }
            first += piece.text().length();
        }
        int from = first <= BEFORE ? 0 : text.indexOf(' ', first - BEFORE) + 1;
        if (from <= 0 || from > first) {
            from = first <= BEFORE ? 0 : first;
        }
        int to = Math.min(text.length(), first + AFTER);
        List<Piece> cut = new ArrayList<>();
        if (from > 0) {
            cut.add(new Piece("… ", false));
        }
        int at = 0;
        for (Piece piece : pieces) {
            int begin = Math.max(at, from);
            int end = Math.min(at + piece.text().length(), to);
            if (begin < end) {
                cut.add(new Piece(text.substring(begin, end), piece.marked()));
            }
            at += piece.text().length();
        }
        if (to < text.length()) {
            cut.add(new Piece(" …", false));
        }
        return new Marked(List.copyOf(cut));
    }
}
