package id.binamutu.scorecard;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Scorecards for tests that need no database. */
final class ScorecardMother {
    private ScorecardMother() {}

    static CriterionView yesNo(String weight) {
        return criterion(AnswerKind.YES_NO, weight, null, null, List.of(), null, null, null);
    }

    static CriterionView critical(CriticalClass criticalClass, CriticalEffect effect, @Nullable String cap) {
        return criterion(
                AnswerKind.YES_NO,
                "1",
                null,
                null,
                List.of(),
                criticalClass,
                effect,
                cap == null ? null : new BigDecimal(cap));
    }

    static CriterionView scale(int minimum, int maximum, String weight) {
        return criterion(AnswerKind.SCALE, weight, minimum, maximum, List.of(), null, null, null);
    }

    static CriterionView choice(String weight, String... points) {
        List<OptionView> options = new ArrayList<>();
        for (String point : points) {
            options.add(new OptionView(UUID.randomUUID(), "Pilihan " + point, new BigDecimal(point)));
        }
        return criterion(AnswerKind.CHOICE, weight, null, null, options, null, null, null);
    }

    static CriterionView text() {
        return criterion(AnswerKind.TEXT, "0", null, null, List.of(), null, null, null);
    }

    static SectionView section(String weight, CriterionView... criteria) {
        return new SectionView(
                UUID.randomUUID(),
                1,
                1,
                "A",
                "Bagian",
                new BigDecimal(weight),
                BigDecimal.ZERO,
                List.of(criteria),
                List.of());
    }

    static ScorecardView scorecard(SectionView... sections) {
        return new ScorecardView(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "Chat Layanan",
                1,
                List.of(),
                LocalDate.of(2026, 10, 1),
                List.of(sections));
    }

    private static CriterionView criterion(
            AnswerKind kind,
            String weight,
            @Nullable Integer minimum,
            @Nullable Integer maximum,
            List<OptionView> options,
            @Nullable CriticalClass criticalClass,
            @Nullable CriticalEffect effect,
            @Nullable BigDecimal cap) {
        return new CriterionView(
                UUID.randomUUID(),
                1,
                1,
                "Butir",
                null,
                kind,
                minimum,
                maximum,
                options,
                new BigDecimal(weight),
                BigDecimal.ZERO,
                true,
                criticalClass,
                effect,
                cap,
                false,
                false,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                null);
    }
}
