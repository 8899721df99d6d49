package id.binamutu.scorecard;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one version says otherwise than another.
 *
 * <p>Versions share no ids, and a file that was imported has new ones, so things are known by what they say: first the same text
 * in the same section, then the same text elsewhere, then within a section the texts that have the most words in common, at
 * least half of them. What is left is new or gone.
 */
record Difference(List<Item> sections, List<Item> criteria) {
    private static final double ALIKE = 0.5;

    /** Weight among its neighbours, and what that is of the whole form in percent. */
    record Weight(BigDecimal weight, BigDecimal share) {}

    /**
     * A property that was changed.
     *
     * @param field as in {@link ScorecardSheet#COLUMNS}
     * @param before null for nothing; codes as in the file
     */
    record Field(
            String field, @Nullable String before, @Nullable String after) {}

    /**
     * A section or a criterion in one version or both.
     *
     * @param label as it is now; as it was, when it is gone
     * @param movedFrom where it was, when it is somewhere else now; the same place when only its turn is another
     * @param before null when it is new
     * @param after null when it is gone
     */
    record Item(
            String label,
            String place,
            @Nullable String movedFrom,
            List<Field> fields,
            @Nullable Weight before,
            @Nullable Weight after) {
        public boolean added() {
            return before == null;
        }

        public boolean removed() {
            return after == null;
        }

        public boolean moved() {
            return movedFrom != null;
        }

        public boolean reweighted() {
            return before != null && after != null && before.weight().compareTo(after.weight()) != 0;
        }

        public boolean changed() {
            return added() || removed() || moved() || reweighted() || !fields.isEmpty();
        }

        /** For the tag: what happened first of all. */
        public String kind() {
            return added()
                    ? "ADDED"
                    : removed()
                            ? "REMOVED"
                            : !fields.isEmpty() || reweighted() ? "CHANGED" : moved() ? "MOVED" : "SAME";
        }
    }

    public List<Item> changedSections() {
        return sections.stream().filter(Item::changed).toList();
    }

    public List<Item> changedCriteria() {
        return criteria.stream().filter(Item::changed).toList();
    }

    public boolean none() {
        return changedSections().isEmpty() && changedCriteria().isEmpty();
    }

    static Difference between(ScorecardView before, ScorecardView after) {
        Side old = new Side(before);
        Side now = new Side(after);
        Map<UUID, SectionView> sections = matchedSections(old, now);
        Map<UUID, CriterionView> criteria = matchedCriteria(old, now, sections);
        return new Difference(sectionItems(old, now, sections), criterionItems(old, now, sections, criteria));
    }

    /** A version with what is needed to find one's way in it. */
    private static final class Side {
        final ScorecardView view;
        final List<SectionView> sections;
        final Map<UUID, SectionView> sectionOf = new HashMap<>();
        final List<CriterionView> criteria;

        Side(ScorecardView view) {
            this.view = view;
            sections = view.walk();
            sections.forEach(section -> section.criteria().forEach(one -> sectionOf.put(one.id(), section)));
            criteria = view.criteria().toList();
        }

        SectionView section(CriterionView criterion) {
            return Objects.requireNonNull(sectionOf.get(criterion.id()));
        }
    }

    /** Sections of the older version by the ids of those of the newer one. */
    private static Map<UUID, SectionView> matchedSections(Side old, Side now) {
        Map<UUID, SectionView> matched = new HashMap<>();
        Set<UUID> taken = new HashSet<>();
        for (SectionView section : now.sections) {
            old.sections.stream()
                    .filter(one -> !taken.contains(one.id()) && same(one.title(), section.title()))
                    .findFirst()
                    .ifPresent(one -> {
                        matched.put(section.id(), one);
                        taken.add(one.id());
                    });
        }
        // Renamed, when most of what it held is still there.
        for (SectionView section : now.sections) {
            if (matched.containsKey(section.id()) || section.criteria().isEmpty()) {
                continue;
            }
            Set<String> texts =
                    section.criteria().stream().map(one -> key(one.text())).collect(Collectors.toSet());
            old.sections.stream()
                    .filter(one -> !taken.contains(one.id()))
                    .filter(one -> 2
                                    * one.criteria().stream()
                                            .filter(c -> texts.contains(key(c.text())))
                                            .count()
                            >= Math.max(texts.size(), one.criteria().size()))
                    .findFirst()
                    .ifPresent(one -> {
                        matched.put(section.id(), one);
                        taken.add(one.id());
                    });
        }
        return matched;
    }

    private static Map<UUID, CriterionView> matchedCriteria(Side old, Side now, Map<UUID, SectionView> sections) {
        Map<UUID, CriterionView> matched = new HashMap<>();
        Set<UUID> taken = new HashSet<>();
        for (boolean anywhere : new boolean[] {false, true}) {
            Map<String, List<CriterionView>> byText = new HashMap<>();
            for (CriterionView one : old.criteria) {
                if (!taken.contains(one.id())) {
                    byText.computeIfAbsent(
                                    (anywhere ? "" : old.section(one).id()) + key(one.text()),
                                    text -> new ArrayList<>())
                            .add(one);
                }
            }
            for (CriterionView criterion : now.criteria) {
                SectionView was = sections.get(now.section(criterion).id());
                if (matched.containsKey(criterion.id()) || (!anywhere && was == null)) {
                    continue;
                }
                List<CriterionView> found = byText.getOrDefault(
                        (anywhere || was == null ? "" : was.id()) + key(criterion.text()), List.of());
                if (!found.isEmpty()) {
                    CriterionView one = found.remove(0);
                    matched.put(criterion.id(), one);
                    taken.add(one.id());
                }
            }
        }
        for (CriterionView criterion : now.criteria) {
            SectionView was = sections.get(now.section(criterion).id());
            if (matched.containsKey(criterion.id()) || was == null) {
                continue;
            }
            CriterionView closest = null;
            double most = ALIKE;
            for (CriterionView one : was.criteria()) {
                double alike = taken.contains(one.id()) ? 0 : alike(one.text(), criterion.text());
                if (alike > most || (alike == most && closest == null)) {
                    closest = one;
                    most = alike;
                }
            }
            if (closest != null) {
                matched.put(criterion.id(), closest);
                taken.add(closest.id());
            }
        }
        return matched;
    }

    private static List<Item> sectionItems(Side old, Side now, Map<UUID, SectionView> matched) {
        List<Item> items = new ArrayList<>();
        List<SectionView> stayed = now.sections.stream()
                .filter(one -> matched.containsKey(one.id()))
                .toList();
        Set<Integer> inTurn = inTurn(stayed.stream()
                .map(one -> old.sections.indexOf(matched.get(one.id())))
                .toList());
        for (SectionView section : now.sections) {
            SectionView was = matched.get(section.id());
            List<Field> fields = new ArrayList<>();
            String movedFrom = null;
            if (was != null) {
                addIfOther(fields, "text", was.title(), section.title());
                boolean otherLevel = was.level() != section.level();
                movedFrom = otherLevel || !inTurn.contains(stayed.indexOf(section)) ? was.letter() : null;
            }
            items.add(new Item(
                    section.title(),
                    section.letter(),
                    movedFrom,
                    fields,
                    was == null ? null : weight(was),
                    weight(section)));
        }
        Set<UUID> kept = matched.values().stream().map(SectionView::id).collect(Collectors.toSet());
        old.sections.stream()
                .filter(one -> !kept.contains(one.id()))
                .forEach(one -> items.add(new Item(one.title(), one.letter(), null, List.of(), weight(one), null)));
        return items;
    }

    private static List<Item> criterionItems(
            Side old, Side now, Map<UUID, SectionView> sections, Map<UUID, CriterionView> matched) {
        List<Item> items = new ArrayList<>();
        for (SectionView section : now.sections) {
            SectionView was = sections.get(section.id());
            List<CriterionView> stayed = section.criteria().stream()
                    .filter(one -> matched.containsKey(one.id()))
                    .filter(one -> was != null
                            && old.section(Objects.requireNonNull(matched.get(one.id())))
                                    .id()
                                    .equals(was.id()))
                    .toList();
            Set<Integer> inTurn = inTurn(stayed.stream()
                    .map(one -> Objects.requireNonNull(matched.get(one.id())).number())
                    .toList());
            for (CriterionView criterion : section.criteria()) {
                CriterionView before = matched.get(criterion.id());
                String movedFrom = null;
                List<Field> fields = List.of();
                if (before != null) {
                    int turn = stayed.indexOf(criterion);
                    movedFrom = turn < 0 || !inTurn.contains(turn) ? place(old, before) : null;
                    fields = fields(old.view, before, now.view, criterion);
                }
                items.add(new Item(
                        criterion.text(),
                        place(now, criterion),
                        movedFrom,
                        fields,
                        before == null ? null : weight(before),
                        weight(criterion)));
            }
        }
        Set<UUID> kept = matched.values().stream().map(CriterionView::id).collect(Collectors.toSet());
        old.criteria.stream()
                .filter(one -> !kept.contains(one.id()))
                .forEach(one -> items.add(new Item(one.text(), place(old, one), null, List.of(), weight(one), null)));
        return items;
    }

    private static String place(Side side, CriterionView criterion) {
        return side.section(criterion).letter() + " · " + criterion.number();
    }

    private static List<Field> fields(ScorecardView old, CriterionView before, ScorecardView now, CriterionView after) {
        Map<String, @Nullable String> was = properties(old, before);
        List<Field> fields = new ArrayList<>();
        properties(now, after).forEach((field, value) -> addIfOther(fields, field, was.get(field), value));
        return fields;
    }

    private static void addIfOther(List<Field> fields, String field, @Nullable String before, @Nullable String after) {
        if (!Objects.equals(before, after)) {
            fields.add(new Field(field, before, after));
        }
    }

    /** All that a criterion says but its place and its weight, as the file says it; another criterion by its text. */
    private static Map<String, @Nullable String> properties(ScorecardView scorecard, CriterionView criterion) {
        Map<String, @Nullable Object> all = ScorecardSheet.properties(scorecard, criterion);
        Map<String, @Nullable String> properties = new LinkedHashMap<>();
        all.forEach((column, value) -> {
            if (!Set.of("row", "number", "weight", "condition_number").contains(column)) {
                properties.put(column, value == null || value.toString().isEmpty() ? null : value.toString());
            }
        });
        ConditionView condition = criterion.condition();
        properties.put(
                "condition_answers",
                condition == null
                        ? null
                        : scorecard
                                        .criterion(condition.criterionId())
                                        .map(CriterionView::text)
                                        .orElse("") + ": " + all.get("condition_answers"));
        return properties;
    }

    private static Weight weight(SectionView section) {
        return new Weight(section.weight(), section.share());
    }

    private static Weight weight(CriterionView criterion) {
        return new Weight(criterion.weight(), criterion.share());
    }

    /** Which of them kept their turn: the longest row among them that still rises. */
    private static Set<Integer> inTurn(List<Integer> places) {
        int[] length = new int[places.size()];
        int[] previous = new int[places.size()];
        Arrays.fill(previous, -1);
        int last = -1;
        for (int i = 0; i < places.size(); i++) {
            length[i] = 1;
            for (int j = 0; j < i; j++) {
                if (places.get(j) < places.get(i) && length[j] + 1 > length[i]) {
                    length[i] = length[j] + 1;
                    previous[i] = j;
                }
            }
            if (last < 0 || length[i] > length[last]) {
                last = i;
            }
        }
        Set<Integer> inTurn = new HashSet<>();
        for (int i = last; i >= 0; i = previous[i]) {
            inTurn.add(i);
        }
        return inTurn;
    }

    private static boolean same(String one, String other) {
        return key(one).equals(key(other));
    }

    private static String key(String text) {
        return text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    /** Words that both have, of those that either has: 0 to 1. */
    private static double alike(String one, String other) {
        Set<String> words = words(one);
        Set<String> others = words(other);
        long common = words.stream().filter(others::contains).count();
        long all = words.size() + others.size() - common;
        return all == 0 ? 0 : (double) common / all;
    }

    private static Set<String> words(String text) {
        return new HashSet<>(Arrays.stream(key(text).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .toList());
    }
}
