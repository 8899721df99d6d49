package id.binamutu.coaching;

/** Why it happened, in kinds that can be counted. */
enum RootCause {
    KNOWLEDGE,
    SKILL,
    ATTITUDE,
    PROCESS,
    SYSTEM,
    INFORMATION
}
