package id.binamutu.scorecard;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;

/** A reason to choose from when a criterion failed. */
@Entity
@Table(name = "scorecard_cause")
class Cause {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "criterion_id")
    private Criterion criterion;

    private int position;
    private String label;

    @SuppressWarnings("NullAway.Init")
    protected Cause() {}

    @SuppressWarnings("NullAway.Init")
    Cause(Criterion criterion, int position, String label) {
        this.criterion = criterion;
        this.position = position;
        this.label = label;
    }

    String getLabel() {
        return label;
    }
}
