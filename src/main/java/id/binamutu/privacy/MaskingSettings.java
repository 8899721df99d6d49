package id.binamutu.privacy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What is masked.
 *
 * @param builtIn one for every detector
 * @param kept words after which a number is nobody's data
 */
record MaskingSettings(Map<Detector, BuiltIn> builtIn, List<String> kept, List<OwnPattern> own) {

    static final MaskingSettings FIRST = new MaskingSettings(
            new EnumMap<>(Map.of(
                    Detector.EMAIL, new BuiltIn(true, Detector.EMAIL.words()),
                    Detector.NIK, new BuiltIn(true, Detector.NIK.words()),
                    Detector.PHONE, new BuiltIn(true, Detector.PHONE.words()),
                    Detector.CARD, new BuiltIn(true, Detector.CARD.words()),
                    Detector.ACCOUNT, new BuiltIn(true, Detector.ACCOUNT.words()))),
            Detector.KEPT,
            List.of());

    record BuiltIn(boolean on, List<String> words) {}

    /** @param expression in the syntax of RE2 */
    record OwnPattern(String name, String expression, String replacement) {}

    BuiltIn of(Detector detector) {
        return builtIn.getOrDefault(detector, new BuiltIn(true, detector.words()));
    }

    /** Detectors that are on here and off there. */
    List<Detector> switchedOff(MaskingSettings later) {
        List<Detector> off = new ArrayList<>();
        Arrays.stream(Detector.values())
                .filter(detector -> of(detector).on() && !later.of(detector).on())
                .forEach(off::add);
        return off;
    }
}
