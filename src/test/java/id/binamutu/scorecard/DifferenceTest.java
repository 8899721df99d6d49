package id.binamutu.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DifferenceTest {

    @Test
    void versionThatSaysTheSameHasNoDifference() {
        assertThat(Difference.between(
                                version(section("Sikap", "Salam", "Empati"), section("Isi", "Benar")),
                                version(section("Sikap", "Salam", "Empati"), section("Isi", "Benar")))
                        .none())
                .isTrue();
    }

    @Test
    void newAndGoneCriteriaAreTold() {
        Difference difference = Difference.between(
                version(section("Sikap", "Salam", "Empati")), version(section("Sikap", "Salam", "Penutup yang baik")));
        assertThat(told(difference)).containsExactly("ADDED Penutup yang baik", "REMOVED Empati");
    }

    @Test
    void textThatWasRewordedIsAChangeAndNoNewCriterion() {
        Difference difference = Difference.between(
                version(section("Sikap", "Menyebut salam dan nama petugas")),
                version(section("Sikap", "Menyebut salam dan nama lengkap petugas")));
        assertThat(told(difference)).containsExactly("CHANGED Menyebut salam dan nama lengkap petugas");
        assertThat(difference.changedCriteria().get(0).fields())
                .containsExactly(new Difference.Field(
                        "text", "Menyebut salam dan nama petugas", "Menyebut salam dan nama lengkap petugas"));
    }

    @Test
    void criterionInAnotherSectionHasMoved() {
        Difference difference = Difference.between(
                version(section("Sikap", "Salam", "Empati"), section("Isi", "Benar")),
                version(section("Sikap", "Salam"), section("Isi", "Benar", "Empati")));
        assertThat(told(difference)).containsExactly("MOVED Empati");
        assertThat(difference.changedCriteria().get(0).movedFrom()).isEqualTo("A · 2");
        assertThat(difference.changedCriteria().get(0).place()).isEqualTo("B · 3");
    }

    @Test
    void onlyTheOneThatChangedItsTurnHasMoved() {
        Difference difference = Difference.between(
                version(section("Sikap", "a", "b", "c", "d")), version(section("Sikap", "d", "a", "b", "c")));
        assertThat(told(difference)).containsExactly("MOVED d");
    }

    @Test
    void renamedSectionKeepsItsCriteria() {
        Difference difference = Difference.between(
                version(section("Sikap", "Salam", "Empati")), version(section("Sikap dan etika", "Salam", "Empati")));
        assertThat(difference.changedSections()).singleElement().satisfies(item -> {
            assertThat(item.kind()).isEqualTo("CHANGED");
            assertThat(item.fields()).containsExactly(new Difference.Field("text", "Sikap", "Sikap dan etika"));
        });
        assertThat(difference.changedCriteria()).isEmpty();
    }

    @Test
    void weightsAreToldWithBothShares() {
        Difference difference = Difference.between(
                version(section("Sikap", criterion("Salam", "1", "10"), criterion("Empati", "9", "90"))),
                version(section("Sikap", criterion("Salam", "3", "25"), criterion("Empati", "9", "75"))));
        assertThat(told(difference)).containsExactly("CHANGED Salam");
        assertThat(difference.changedCriteria().get(0).before())
                .isEqualTo(new Difference.Weight(new BigDecimal("1"), new BigDecimal("10")));
        assertThat(difference.changedCriteria().get(0).after())
                .isEqualTo(new Difference.Weight(new BigDecimal("3"), new BigDecimal("25")));
        assertThat(difference.criteria().get(1).after().share()).isEqualByComparingTo("75");
    }

    @Test
    void sameTextTwiceIsMatchedOnce() {
        Difference difference =
                Difference.between(version(section("Sikap", "Salam", "Salam")), version(section("Sikap", "Salam")));
        assertThat(told(difference)).containsExactly("REMOVED Salam");
    }

    private static List<String> told(Difference difference) {
        return difference.changedCriteria().stream()
                .map(item -> item.kind() + " " + item.label())
                .toList();
    }

    private static SectionView section(String title, String... texts) {
        return section(
                title,
                Arrays.stream(texts).map(text -> criterion(text, "1", "10")).toArray(CriterionView[]::new));
    }

    private static SectionView section(String title, CriterionView... criteria) {
        return new SectionView(
                UUID.randomUUID(), 1, 1, "A", title, BigDecimal.TEN, BigDecimal.TEN, List.of(criteria), List.of());
    }

    private static CriterionView criterion(String text, String weight, String share) {
        return numbered(1, text, weight, share, null);
    }

    private static CriterionView numbered(int number, String text, String weight, String share, @Nullable String help) {
        return new CriterionView(
                UUID.randomUUID(),
                number,
                number,
                text,
                help,
                AnswerKind.YES_NO,
                null,
                null,
                List.of(),
                new BigDecimal(weight),
                new BigDecimal(share),
                true,
                null,
                null,
                null,
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

    /** With letters and numbers as the reader gives them. */
    private static ScorecardView version(SectionView... sections) {
        AtomicInteger number = new AtomicInteger();
        List<SectionView> lettered = new ArrayList<>();
        for (SectionView section : sections) {
            lettered.add(new SectionView(
                    section.id(),
                    lettered.size() + 1,
                    1,
                    String.valueOf((char) ('A' + lettered.size())),
                    section.title(),
                    section.weight(),
                    section.share(),
                    section.criteria().stream()
                            .map(one -> numbered(
                                    number.incrementAndGet(),
                                    one.text(),
                                    one.weight().toString(),
                                    one.share().toString(),
                                    one.help()))
                            .toList(),
                    List.of()));
        }
        return ScorecardMother.scorecard(lettered.toArray(SectionView[]::new));
    }
}
