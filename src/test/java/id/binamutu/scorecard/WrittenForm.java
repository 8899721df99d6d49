package id.binamutu.scorecard;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A scorecard and its answers as docs/scoring.md writes them down. */
final class WrittenForm {
    private final Map<String, CriterionView> criteria = new LinkedHashMap<>();
    private final Map<String, SectionView> sections = new LinkedHashMap<>();
    private final List<SectionView> top = new ArrayList<>();

    /** For example {@code A 60: a 3 yes/no, b 1 scale 1-5; B 40: B1 1: c 1 number 300>60; B2 2: d 1 choice 0/5/10}. */
    WrittenForm(String text) {
        Map<String, BigDecimal> weights = new LinkedHashMap<>();
        Map<String, List<CriterionView>> held = new LinkedHashMap<>();
        for (String part : text.split(";")) {
            String[] pieces = part.split(":");
            String name = "";
            for (int i = 0; i < pieces.length; i++) {
                boolean last = i == pieces.length - 1;
                if (!last) {
                    String[] words = pieces[i].strip().split(" ");
                    name = words[0];
                    weights.put(name, new BigDecimal(words[1]));
                    held.put(name, new ArrayList<>());
                } else {
                    for (String criterion : pieces[i].split(",")) {
                        held.get(name).add(criterion(criterion.strip().split(" ")));
                    }
                }
            }
        }
        weights.keySet().stream().filter(name -> name.length() == 1).forEach(name -> {
            List<SectionView> inside = weights.keySet().stream()
                    .filter(other -> other.length() > 1 && other.startsWith(name))
                    .map(other -> section(other, 2, weights.get(other), held.get(other), List.of()))
                    .toList();
            top.add(section(name, 1, weights.get(name), held.get(name), inside));
        });
    }

    private SectionView section(
            String name, int level, BigDecimal weight, List<CriterionView> held, List<SectionView> inside) {
        SectionView section = new SectionView(
                UUID.randomUUID(), 1, level, name, "Bagian " + name, weight, BigDecimal.ZERO, held, inside);
        sections.put(name, section);
        return section;
    }

    private CriterionView criterion(String[] words) {
        List<String> rest = new ArrayList<>(Arrays.asList(words).subList(2, words.length));
        String kind = rest.remove(0);
        ScorecardMother.Making making = ScorecardMother.making(
                switch (kind) {
                    case "yes/no" -> AnswerKind.YES_NO;
                    case "scale" -> AnswerKind.SCALE;
                    case "choice" -> AnswerKind.CHOICE;
                    case "several" -> AnswerKind.MULTI_CHOICE;
                    case "number" -> AnswerKind.NUMBER;
                    case "text" -> AnswerKind.TEXT;
                    default -> throw new IllegalArgumentException(kind);
                },
                words[1]);
        switch (kind) {
            case "scale" -> {
                String[] ends = rest.remove(0).split("-");
                making.scale(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]));
            }
            case "choice", "several" -> making.points(rest.remove(0).split("/"));
            case "number" -> {
                String[] ends = rest.remove(0).split(">");
                making.number(ends[0], ends[1]);
            }
            default -> {}
        }
        while (!rest.isEmpty()) {
            String word = rest.remove(0);
            switch (word) {
                case "form-zero" -> making.critical(CriticalClass.COMPLIANCE, CriticalEffect.FORM_ZERO, null);
                case "section-zero" -> making.critical(CriticalClass.CUSTOMER, CriticalEffect.SECTION_ZERO, null);
                case "cap" -> making.critical(CriticalClass.BUSINESS, CriticalEffect.CAP, rest.remove(0));
                case "counted" -> making.critical(CriticalClass.BUSINESS, CriticalEffect.COUNT_ONLY, null);
                case "bonus" -> making.bonus(rest.remove(0));
                case "if" -> {
                    String[] condition = rest.remove(0).split("=");
                    making.onlyIf(criteria.get(condition[0]), Set.of(condition[1]));
                }
                default -> throw new IllegalArgumentException(word);
            }
        }
        CriterionView made = making.done();
        criteria.put(words[0], made);
        return made;
    }

    ScorecardView view() {
        return ScorecardMother.scorecard(top.toArray(SectionView[]::new));
    }

    CriterionView criterion(String name) {
        return criteria.get(name);
    }

    SectionView section(String name) {
        return sections.get(name);
    }

    /** For example {@code a yes, b 4, c na, d 5, e 10+20}: options are named by their points. */
    Map<UUID, GivenAnswer> answers(String text) {
        Map<UUID, GivenAnswer> answers = new HashMap<>();
        for (String part : text.split(",")) {
            String[] words = part.strip().split(" ");
            CriterionView criterion = criteria.get(words[0]);
            String code = criterion.kind().chosen() && !words[1].equals("na")
                    ? String.join(
                            ",",
                            Arrays.stream(words[1].split("\\+"))
                                    .map(points -> option(criterion, points))
                                    .toList())
                    : words[1];
            answers.put(criterion.id(), criterion.answer(code));
        }
        return answers;
    }

    private static String option(CriterionView criterion, String points) {
        return criterion.options().stream()
                .filter(option -> option.points().compareTo(new BigDecimal(points)) == 0)
                .findFirst()
                .orElseThrow()
                .id()
                .toString();
    }
}
