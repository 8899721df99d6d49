package id.binamutu.evaluation;

import id.binamutu.calendar.WorkingDays;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a score is read, and how soon the customer must be told the right thing.
 *
 * @param good from this score on it is good
 * @param fair from this score on it is fair; below it is poor
 * @param release when the agent sees an evaluation unless its evaluator chooses otherwise
 */
@ConfigurationProperties("binamutu.evaluation")
record EvaluationSettings(
        @DefaultValue("85") BigDecimal good,
        @DefaultValue("70") BigDecimal fair,
        @DefaultValue("2h") Duration criticalCorrection,
        @DefaultValue("1") int majorCorrectionWorkingDays,
        @DefaultValue("3") int minorCorrectionWorkingDays,
        @DefaultValue("AT_ONCE") ReleaseMode release)
        implements ScoreBands {

    Band band(BigDecimal score) {
        if (score.compareTo(good) >= 0) {
            return Band.GOOD;
        }
        return score.compareTo(fair) >= 0 ? Band.FAIR : Band.POOR;
    }

    Instant correctBy(Severity severity, Instant foundAt, WorkingDays workingDays) {
        return switch (severity) {
            case CRITICAL -> foundAt.plus(criticalCorrection);
            case MAJOR -> workingDays.after(foundAt, majorCorrectionWorkingDays);
            case MINOR -> workingDays.after(foundAt, minorCorrectionWorkingDays);
        };
    }
}
