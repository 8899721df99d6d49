package id.binamutu.scorecard;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A weight in the list of a draft.
 *
 * @param saved what is stored, as it is written in the reader's language
 * @param shown the same, or what was typed and refused
 * @param wrong why it was refused
 */
record WeightField(
        String name, String saved, String shown, @Nullable String wrong) {
    static WeightField of(UUID id, BigDecimal weight, Locale locale) {
        String plain = Weighing.plain(weight);
        String written = locale.getLanguage().equals("id") ? plain.replace('.', ',') : plain;
        return new WeightField(Weighing.name(id, weight), written, written, null);
    }

    WeightField typed(String typed, @Nullable String reason) {
        return new WeightField(name, saved, typed, reason);
    }
}
