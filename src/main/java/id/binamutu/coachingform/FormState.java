package id.binamutu.coachingform;

/** The course of a form. */
enum FormState {
    /** Figures and policy ask for no form; that is on record, and the end of it. */
    NOT_NEEDED,
    /** The team leader writes; the agent does not see it. */
    DRAFT,
    /** The agent reads, and may reply. */
    ISSUED,
    REPLIED,
    /** From here on nothing that is written changes. */
    AGENT_SIGNED,
    /** Signed by agent and team leader; waits for a manager. */
    LEADER_SIGNED,
    SIGNED;

    public boolean isSealed() {
        return compareTo(AGENT_SIGNED) >= 0;
    }

    public boolean isWithAgent() {
        return this == ISSUED || this == REPLIED;
    }

    public boolean isDone() {
        return this == SIGNED || this == NOT_NEEDED;
    }

    public boolean isIssued() {
        return isWithAgent() || isSealed();
    }
}
