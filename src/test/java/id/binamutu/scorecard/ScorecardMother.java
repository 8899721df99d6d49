package id.binamutu.scorecard;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Scorecards for tests that need no database. */
final class ScorecardMother {
    private ScorecardMother() {}

    static CriterionView yesNo(String weight) {
        return making(AnswerKind.YES_NO, weight).done();
    }

    static CriterionView critical(CriticalClass criticalClass, CriticalEffect effect, @Nullable String cap) {
        return making(AnswerKind.YES_NO, "1")
                .critical(criticalClass, effect, cap)
                .done();
    }

    static CriterionView scale(int minimum, int maximum, String weight) {
        return making(AnswerKind.SCALE, weight).scale(minimum, maximum).done();
    }

    static CriterionView choice(String weight, String... points) {
        return making(AnswerKind.CHOICE, weight).points(points).done();
    }

    static CriterionView text() {
        return making(AnswerKind.TEXT, "0").done();
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

    static Making making(AnswerKind kind, String weight) {
        return new Making(kind, new BigDecimal(weight));
    }

    /** A criterion in the making. */
    static final class Making {
        private final AnswerKind kind;
        private BigDecimal weight;
        private @Nullable Integer minimum;
        private @Nullable Integer maximum;
        private final List<OptionView> options = new ArrayList<>();
        private @Nullable CriticalClass criticalClass;
        private @Nullable CriticalEffect effect;
        private @Nullable BigDecimal cap;
        private @Nullable BigDecimal bonus;
        private @Nullable ConditionView condition;
        private @Nullable BigDecimal worst;
        private @Nullable BigDecimal best;

        private Making(AnswerKind kind, BigDecimal weight) {
            this.kind = kind;
            this.weight = weight;
        }

        Making scale(int minimum, int maximum) {
            this.minimum = minimum;
            this.maximum = maximum;
            return this;
        }

        Making points(String... points) {
            for (String point : points) {
                options.add(new OptionView(UUID.randomUUID(), "Pilihan " + point, new BigDecimal(point)));
            }
            return this;
        }

        Making number(String worst, String best) {
            this.worst = new BigDecimal(worst);
            this.best = new BigDecimal(best);
            return this;
        }

        Making critical(CriticalClass criticalClass, CriticalEffect effect, @Nullable String cap) {
            this.criticalClass = criticalClass;
            this.effect = effect;
            this.cap = cap == null ? null : new BigDecimal(cap);
            return this;
        }

        Making bonus(String points) {
            bonus = new BigDecimal(points);
            weight = BigDecimal.ZERO;
            return this;
        }

        Making onlyIf(CriterionView other, Set<String> codes) {
            condition = new ConditionView(other.id(), codes);
            return this;
        }

        CriterionView done() {
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
                    weight,
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
                    bonus,
                    condition,
                    worst,
                    best);
        }
    }
}
