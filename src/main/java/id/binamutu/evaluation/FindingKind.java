package id.binamutu.evaluation;

/** What was not as it should be. */
public enum FindingKind {
    WRONG_INFORMATION,
    INCOMPLETE_INFORMATION,
    PROCEDURE,
    ATTITUDE,
    PERSONAL_DATA,
    RECORDING,
    OTHER
}
