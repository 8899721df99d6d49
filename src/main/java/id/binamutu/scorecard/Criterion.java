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
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
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

    @OneToMany(mappedBy = "criterion", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("position")
    private List<ChoiceOption> options = new ArrayList<>();

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

    Criterion copyFor(ScorecardSection target) {
        return new Criterion(target, position, content());
    }

    void describe(CriterionContent content) {
        section.scorecardVersion().requireDraft();
        write(content);
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
        options.clear();
        for (CriterionContent.Choice choice : content.choices()) {
            options.add(new ChoiceOption(this, options.size() + 1, choice.label(), choice.points()));
        }
    }

    CriterionContent content() {
        return new CriterionContent(
                text,
                help,
                kind,
                minimum,
                maximum,
                options.stream()
                        .map(option -> new CriterionContent.Choice(option.getLabel(), option.getPoints()))
                        .toList(),
                weight,
                naAllowed,
                criticalClass,
                criticalEffect,
                criticalCap,
                commentRequired);
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
