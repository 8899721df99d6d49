package id.binamutu.sampling;

/** Why a sample cannot be scored. */
public enum ReplacementCause {
    UNREADABLE,
    NO_CONTENT,
    NOT_THE_AGENT,
    NOT_A_CUSTOMER,
    INVOLVED,
    OTHER
}
