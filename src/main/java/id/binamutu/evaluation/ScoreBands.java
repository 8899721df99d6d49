package id.binamutu.evaluation;

import java.math.BigDecimal;

/** How a score is read, as it is set. */
public interface ScoreBands {
    /** From this score on it is good. */
    BigDecimal good();

    /** From this score on it is fair; below it is poor. */
    BigDecimal fair();
}
