package id.binamutu.scorecard;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;

/** An answer to choose, with its points. */
@Entity
@Table(name = "scorecard_option")
class ChoiceOption {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "criterion_id")
    private Criterion criterion;

    private int position;
    private String label;
    private BigDecimal points;
    private boolean preset;

    @SuppressWarnings("NullAway.Init")
    protected ChoiceOption() {}

    @SuppressWarnings("NullAway.Init")
    ChoiceOption(Criterion criterion, int position, CriterionContent.Choice choice) {
        this.criterion = criterion;
        this.label = choice.label();
        write(position, choice);
    }

    /** The same label stays the same option, so that conditions on it hold. */
    void write(int position, CriterionContent.Choice choice) {
        this.position = position;
        this.points = choice.points();
        this.preset = choice.preset();
    }

    CriterionContent.Choice content() {
        return new CriterionContent.Choice(label, points, preset);
    }

    String getLabel() {
        return label;
    }

    UUID getId() {
        return id;
    }

    int getPosition() {
        return position;
    }
}
