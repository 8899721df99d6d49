package id.binamutu.evaluation;

/** When the agent sees a submitted evaluation. */
public enum ReleaseMode {
    AT_ONCE,
    /** When a coordinator or Quality Control has approved it. */
    AFTER_APPROVAL,
    AT_TIME
}
