package id.binamutu.privacy;

import java.util.ArrayList;
import java.util.List;

/** What was pasted to try the settings out, in pieces: what stays, and what is masked and why. */
record Trial(List<Piece> pieces, String masked) {

    /** @param kind a detector's name or an own pattern's; empty when the text stays */
    record Piece(String text, String kind, boolean builtIn, String replacement) {}

    static Trial of(MaskingRules rules, String text) {
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        for (MaskingRules.Found found : rules.find(text)) {
            if (found.start() > from) {
                pieces.add(new Piece(text.substring(from, found.start()), "", false, ""));
            }
            boolean builtIn = java.util.Arrays.stream(Detector.values())
                    .anyMatch(each -> each.name().equals(found.kind()));
            pieces.add(
                    new Piece(text.substring(found.start(), found.end()), found.kind(), builtIn, found.replacement()));
            from = found.end();
        }
        if (from < text.length()) {
            pieces.add(new Piece(text.substring(from), "", false, ""));
        }
        return new Trial(pieces, rules.mask(text));
    }

    public long count() {
        return pieces.stream().filter(piece -> !piece.kind().isEmpty()).count();
    }
}
