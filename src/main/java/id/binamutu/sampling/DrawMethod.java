package id.binamutu.sampling;

/** How a draw chooses; recorded with it, so that each stays repeatable by its own. */
public enum DrawMethod {
    /** The first of the agent's conversations in the order of SHA-256(seed + id). */
    ORDER_BY_HASH,
    /** One conversation, the first in that order, from each of equal parts of the period. */
    SPREAD_BY_TIME,
    /** One conversation from each of equal parts of the period, at the place in the part that one hash says. */
    ONE_OF_EACH_PART
}
