package id.binamutu.privacy;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings as they are typed.
 *
 * @param number of the version that the page was made from
 * @param detectors in the order of {@link Detector}
 * @param own with two empty rows at the end
 * @param switchOff whether it was confirmed that a detector is switched off
 * @param sample to be masked on trial; never kept
 */
record MaskingForm(
        @NotNull @Nullable Integer number,
        List<@Valid DetectorRow> detectors,
        @Size(max = 4000) String kept,
        List<@Valid OwnRow> own,
        @Size(max = 1000) String reason,
        @Nullable Boolean switchOff,
        @Size(max = 20000) String sample) {

    private static final int EMPTY_ROWS = 2;

    MaskingForm {
        List<DetectorRow> rows = new ArrayList<>(detectors == null ? List.of() : detectors);
        while (rows.size() < Detector.values().length) {
            rows.add(new DetectorRow(false, ""));
        }
        detectors = rows;
        own = own == null || own.isEmpty() ? List.of(new OwnRow("", "", "")) : own;
        kept = kept == null ? "" : kept;
        reason = reason == null ? "" : reason;
        sample = sample == null ? "" : sample;
    }

    record DetectorRow(
            @Nullable Boolean on,
            @Size(max = 4000) @Nullable String words) {}

    record OwnRow(
            @Size(max = 60) @Nullable String name,
            @Size(max = 200) @Nullable String expression,
            @Size(max = 60) @Nullable String replacement) {

        boolean blank() {
            return text(name).isEmpty()
                    && text(expression).isEmpty()
                    && text(replacement).isEmpty();
        }
    }

    static MaskingForm of(MaskingVersion version) {
        MaskingSettings settings = version.settings();
        List<DetectorRow> detectors = Arrays.stream(Detector.values())
                .map(settings::of)
                .map(each -> new DetectorRow(each.on(), String.join(", ", each.words())))
                .toList();
        List<OwnRow> own = new ArrayList<>();
        settings.own().forEach(each -> own.add(new OwnRow(each.name(), each.expression(), each.replacement())));
        return new MaskingForm(version.number(), detectors, String.join(", ", settings.kept()), own, "", false, "")
                .withEmptyRows();
    }

    /** With places for new patterns; what was typed keeps its row. */
    MaskingForm withEmptyRows() {
        List<OwnRow> rows = new ArrayList<>(own);
        long empty = rows.stream().filter(OwnRow::blank).count();
        for (long i = empty; i < EMPTY_ROWS; i++) {
            rows.add(new OwnRow("", "", ""));
        }
        return new MaskingForm(number, detectors, kept, rows, reason, switchOff, sample);
    }

    boolean confirmed() {
        return Boolean.TRUE.equals(switchOff);
    }

    MaskingSettings settings() {
        Map<Detector, MaskingSettings.BuiltIn> builtIn = new EnumMap<>(Detector.class);
        for (Detector detector : Detector.values()) {
            DetectorRow row = detectors.get(detector.ordinal());
            builtIn.put(detector, new MaskingSettings.BuiltIn(Boolean.TRUE.equals(row.on()), words(row.words())));
        }
        return new MaskingSettings(
                builtIn,
                words(kept),
                own.stream()
                        .filter(row -> !row.blank())
                        .map(row -> new MaskingSettings.OwnPattern(
                                text(row.name()), text(row.expression()), text(row.replacement())))
                        .toList());
    }

    private static List<String> words(@Nullable String text) {
        return Arrays.stream(text(text).split("[,\\n]"))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
