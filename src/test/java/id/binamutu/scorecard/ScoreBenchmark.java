package id.binamutu.scorecard;

import static id.binamutu.scorecard.ScorecardMother.making;

import id.binamutu.benchmark.Figures;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** {@code ./mvnw test -Dtest=ScoreBenchmark}: how long it takes to score a form of 500 criteria with everything in it. */
class ScoreBenchmark {
    private final Map<UUID, GivenAnswer> answers = new HashMap<>();
    private int made;

    @Test
    void fiveHundredCriteria() throws Exception {
        SectionView[] sections = new SectionView[10];
        for (int i = 0; i < sections.length; i++) {
            List<SectionView> inside = new ArrayList<>();
            for (int j = 0; j < 5; j++) {
                List<CriterionView> criteria = new ArrayList<>();
                for (int k = 0; k < 10; k++) {
                    criteria.add(criterion(criteria));
                }
                inside.add(section(2, criteria, List.of()));
            }
            sections[i] = section(1, List.of(), inside);
        }
        ScorecardView form = ScorecardMother.scorecard(sections);
        Figures.Times times = new Figures.Times();
        BigDecimal checksum = BigDecimal.ZERO;
        for (int i = 0; i < 2000; i++) {
            checksum = checksum.add(ScoreArithmetic.score(form, answers).total());
        }
        for (int i = 0; i < 5000; i++) {
            times.take(() -> ScoreArithmetic.score(form, answers));
        }
        Figures figures = new Figures("Scoring a form of " + form.criterionCount() + " criteria");
        figures.add(
                "mean of the score",
                checksum.movePointLeft(3).divide(BigDecimal.valueOf(2)).toPlainString(),
                "");
        figures.add(
                "one score",
                String.format(
                        Locale.ROOT,
                        "p50 %.3f, p95 %.3f, p99 %.3f ms (n = %d)",
                        times.percentile(50),
                        times.percentile(95),
                        times.percentile(99),
                        times.count()),
                "≤ 1 ms");
        figures.print();
    }

    private static SectionView section(int level, List<CriterionView> criteria, List<SectionView> inside) {
        return new SectionView(
                UUID.randomUUID(), 1, level, "A", "Bagian", BigDecimal.TEN, BigDecimal.ZERO, criteria, inside);
    }

    private CriterionView criterion(List<CriterionView> before) {
        int number = made++;
        ScorecardMother.Making making = switch (number % 5) {
            case 0 -> making(AnswerKind.YES_NO, "3");
            case 1 -> making(AnswerKind.SCALE, "7").scale(0, 10);
            case 2 -> making(AnswerKind.CHOICE, "5").points("0", "3", "10");
            case 3 -> making(AnswerKind.MULTI_CHOICE, "1.5").points("1", "2", "7");
            default -> making(AnswerKind.NUMBER, "2").number("300", "60");
        };
        boolean fails = number % 50 == 0;
        if (fails) {
            making.critical(CriticalClass.BUSINESS, CriticalEffect.SECTION_ZERO, null);
        }
        if (number % 5 == 1) {
            making.onlyIf(before.get(before.size() - 1), Set.of("yes", "no"));
        }
        CriterionView criterion = making.done();
        answers.put(
                criterion.id(),
                switch (criterion.kind()) {
                    case YES_NO -> GivenAnswer.of(!fails);
                    case SCALE -> GivenAnswer.of(number % 11);
                    case CHOICE -> GivenAnswer.of(criterion.options().get(1).id());
                    case MULTI_CHOICE ->
                        GivenAnswer.of(criterion.options().subList(0, 2).stream()
                                .map(OptionView::id)
                                .toList());
                    default -> GivenAnswer.of(new BigDecimal("123.45"));
                });
        return criterion;
    }
}
