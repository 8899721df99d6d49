package id.binamutu.live;

/** The way in for conversations while they run, whoever sends them. */
public interface LiveConversations {

    /**
     * Begins a conversation, adds to it, or ends it; which of these, the update says. Sending the same again changes nothing.
     * What is said is masked before it is stored; an ended conversation becomes an interaction and changes no more.
     *
     * @throws id.binamutu.web.RuleViolation when something needed is missing, or cannot be
     */
    Outcome receive(LiveUpdate update);

    enum Outcome {
        BEGUN,
        ADDED,
        ENDED,
        /** All of it was known. */
        UNCHANGED,
        /** It had ended before, and what ended does not change: nothing of this was taken. */
        CLOSED
    }
}
