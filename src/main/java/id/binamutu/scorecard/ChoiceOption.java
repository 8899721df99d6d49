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

    @SuppressWarnings("NullAway.Init")
    protected ChoiceOption() {}

    @SuppressWarnings("NullAway.Init")
    ChoiceOption(Criterion criterion, int position, String label, BigDecimal points) {
        this.criterion = criterion;
        this.position = position;
        this.label = label;
        this.points = points;
    }

    String getLabel() {
        return label;
    }

    BigDecimal getPoints() {
        return points;
    }

    UUID getId() {
        return id;
    }

    int getPosition() {
        return position;
    }

    Criterion getCriterion() {
        return criterion;
    }
}
