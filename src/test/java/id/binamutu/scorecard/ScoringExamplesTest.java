package id.binamutu.scorecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The worked examples of docs/scoring.md, computed anew. */
class ScoringExamplesTest {
    record Example(String what, String form, String answers, String sections, String total) {
        @Override
        public String toString() {
            return what;
        }
    }

    static List<Example> examples() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("docs/scoring.md"))) {
            return lines.filter(line -> line.startsWith("| ") && !line.startsWith("| what it shows"))
                    .map(line -> line.split("\\|", -1))
                    .map(cells -> new Example(
                            cells[1].strip(), cells[2].strip(), cells[3].strip(), cells[4].strip(), cells[5].strip()))
                    .toList();
        }
    }

    @Test
    void thereAreExamplesOfEveryRule() throws IOException {
        assertThat(examples()).hasSizeGreaterThan(25);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void writtenExampleComesOutAsItIsWritten(Example example) {
        WrittenForm form = new WrittenForm(example.form());

        Score score = ScoreArithmetic.score(form.view(), form.answers(example.answers()));

        assertThat(score.total()).isEqualTo(example.total().equals("–") ? null : new BigDecimal(example.total()));
        Map<UUID, BigDecimal> sections = new HashMap<>();
        Stream.of(example.sections().split(","))
                .filter(section -> !section.isBlank())
                .map(section -> section.strip().split(" "))
                .forEach(section -> sections.put(form.section(section[0]).id(), new BigDecimal(section[1])));
        assertThat(score.sections()).isEqualTo(sections);
    }

    @Test
    void effectsTellWhatEachCriticalFailureDid() {
        WrittenForm form = new WrittenForm(
                "A 50: a 1 yes/no section-zero, b 1 yes/no; B 50: c 1 yes/no cap 40, d 9 yes/no, e 0 yes/no counted");

        Score score = ScoreArithmetic.score(form.view(), form.answers("a no, b yes, c no, d yes, e no"));

        assertThat(score.effects())
                .extracting(Score.Effect::criterionId, Score.Effect::effect, Score.Effect::before, Score.Effect::after)
                .containsExactly(
                        tuple(
                                form.criterion("a").id(),
                                CriticalEffect.SECTION_ZERO,
                                new BigDecimal("70.0"),
                                new BigDecimal("45.0")),
                        tuple(
                                form.criterion("c").id(),
                                CriticalEffect.CAP,
                                new BigDecimal("45.0"),
                                new BigDecimal("40.0")),
                        tuple(
                                form.criterion("e").id(),
                                CriticalEffect.COUNT_ONLY,
                                new BigDecimal("40.0"),
                                new BigDecimal("40.0")));
        assertThat(score.criticalErrors()).isEqualTo(3);
    }
}
