package id.binamutu.scorecard;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A question of the scorecard (butir). */
@Entity
@Table(name = "scorecard_criterion")
class Criterion {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "section_id")
    private ScorecardSection section;

    private int position;
    private String text;
    private @Nullable String help;

    @Enumerated(EnumType.STRING)
    private AnswerKind kind;

    private @Nullable Integer minimum;
    private @Nullable Integer maximum;
    private BigDecimal weight;
    private boolean naAllowed;

    @Enumerated(EnumType.STRING)
    private @Nullable CriticalClass criticalClass;

    @Enumerated(EnumType.STRING)
    private @Nullable CriticalEffect criticalEffect;

    private @Nullable BigDecimal criticalCap;
    private boolean commentRequired;
    private boolean evidenceRequired;
    private @Nullable String goodExample;
    private @Nullable String badExample;
    private @Nullable String defaultCode;
    private @Nullable BigDecimal bonus;
    private @Nullable BigDecimal worst;
    private @Nullable BigDecimal best;
    private @Nullable UUID conditionCriterionId;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private String[] conditionCodes = {};

    @OneToMany(mappedBy = "criterion", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("position")
    @BatchSize(size = 100)
    private List<ChoiceOption> options = new ArrayList<>();

    @OneToMany(mappedBy = "criterion", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("position")
    @BatchSize(size = 100)
    private List<Cause> causes = new ArrayList<>();

    @Version
    private @Nullable Integer version;

    @SuppressWarnings("NullAway.Init")
    protected Criterion() {}

    @SuppressWarnings("NullAway.Init")
    Criterion(ScorecardSection section, int position, CriterionContent content) {
        this.section = section;
        this.position = position;
        write(content);
    }

    /** Without its condition, which needs the copies of the others; see {@link #takeCondition}. */
    Criterion copyFor(ScorecardSection target) {
        return new Criterion(target, position, content().withCondition(null));
    }

    /** The copy's condition, on the copies of what the original's is on. */
    void takeCondition(Criterion original, Map<String, String> copies) {
        if (original.conditionCriterionId != null) {
            conditionCriterionId =
                    UUID.fromString(Objects.requireNonNull(copies.get(original.conditionCriterionId.toString())));
            conditionCodes = Arrays.stream(original.conditionCodes)
                    .map(code -> copies.getOrDefault(code, code))
                    .toArray(String[]::new);
        }
    }

    /** Which id of this copy, or of one of its options, stands for which of the original. */
    void addCopiesTo(Map<String, String> copies, Criterion original) {
        copies.put(original.id.toString(), id.toString());
        for (int i = 0; i < options.size(); i++) {
            copies.put(
                    original.options.get(i).getId().toString(),
                    options.get(i).getId().toString());
        }
    }

    /** What is said anew has to fit the conditions of this criterion and those on it. */
    void describe(CriterionContent content) {
        ScorecardVersion scorecardVersion = section.scorecardVersion();
        scorecardVersion.requireDraft();
        write(content);
        scorecardVersion.checkConditions();
    }

    void releaseFrom(Set<UUID> criterionIds) {
        if (conditionCriterionId != null && criterionIds.contains(conditionCriterionId)) {
            conditionCriterionId = null;
            conditionCodes = new String[0];
        }
    }

    private void write(CriterionContent content) {
        text = content.text();
        help = content.help();
        kind = content.kind();
        minimum = content.minimum();
        maximum = content.maximum();
        weight = content.weight();
        naAllowed = content.naAllowed();
        criticalClass = content.criticalClass();
        criticalEffect = content.criticalEffect();
        criticalCap = content.criticalCap();
        commentRequired = content.commentRequired();
        evidenceRequired = content.evidenceRequired();
        goodExample = content.goodExample();
        badExample = content.badExample();
        defaultCode = content.defaultCode();
        bonus = content.bonus();
        worst = content.worst();
        best = content.best();
        ConditionView condition = content.condition();
        conditionCriterionId = condition == null ? null : condition.criterionId();
        conditionCodes = condition == null
                ? new String[0]
                : condition.codes().stream().sorted().toArray(String[]::new);
        writeOptions(content.choices());
        causes.clear();
        for (String cause : content.causes()) {
            causes.add(new Cause(this, causes.size() + 1, cause));
        }
    }

    private void writeOptions(List<CriterionContent.Choice> choices) {
        Map<String, ChoiceOption> known = new HashMap<>();
        options.forEach(option -> known.put(option.getLabel(), option));
        List<ChoiceOption> written = new ArrayList<>();
        for (CriterionContent.Choice choice : choices) {
            ChoiceOption same = known.get(choice.label());
            if (same == null) {
                written.add(new ChoiceOption(this, written.size() + 1, choice));
            } else {
                same.write(written.size() + 1, choice);
                written.add(same);
            }
        }
        options.retainAll(written);
        written.removeAll(options);
        options.addAll(written);
        options.sort(Comparator.comparingInt(ChoiceOption::getPosition));
    }

    CriterionContent content() {
        return new CriterionContent(
                text,
                help,
                kind,
                minimum,
                maximum,
                options.stream().map(ChoiceOption::content).toList(),
                weight,
                naAllowed,
                criticalClass,
                criticalEffect,
                criticalCap,
                commentRequired,
                evidenceRequired,
                goodExample,
                badExample,
                defaultCode,
                causes.stream().map(Cause::getLabel).toList(),
                bonus,
                condition(),
                worst,
                best);
    }

    @Nullable
    ConditionView condition() {
        return conditionCriterionId == null ? null : new ConditionView(conditionCriterionId, Set.of(conditionCodes));
    }

    /** Answers that a condition on this criterion can name. */
    Set<String> codes() {
        Set<String> codes = new HashSet<>();
        switch (kind) {
            case YES_NO -> codes.addAll(List.of("yes", "no"));
            case SCALE ->
                IntStream.rangeClosed(Objects.requireNonNull(minimum), Objects.requireNonNull(maximum))
                        .forEach(step -> codes.add(String.valueOf(step)));
            case CHOICE, MULTI_CHOICE -> options.forEach(option -> codes.add(String.valueOf(option.getId())));
            case NUMBER, TEXT -> {}
        }
        if (naAllowed && kind != AnswerKind.TEXT) {
            codes.add("na");
        }
        return codes;
    }

    /** The id of the option at this place, from 1; null when there is none. */
    @Nullable
    UUID optionAt(String place) {
        int at = place.matches("\\d{1,2}") ? Integer.parseInt(place) : 0;
        return at >= 1 && at <= options.size() ? options.get(at - 1).getId() : null;
    }

    boolean bonusPoints() {
        return bonus != null;
    }

    String text() {
        return text;
    }

    void moveTo(int position) {
        this.position = position;
    }

    BigDecimal weight() {
        return weight;
    }

    UUID getId() {
        return id;
    }

    int getPosition() {
        return position;
    }

    @Nullable
    Integer getVersion() {
        return version;
    }
}
