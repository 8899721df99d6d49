package id.binamutu.dispute;

enum DisputeState {
    /** A decider is asked. */
    WAITING,
    /** Decided, not wholly in the agent's favour: the agent may go on to the next stage. */
    ANSWERED,
    /** Nothing follows any more. */
    CLOSED,
    /** The agent took it back. */
    WITHDRAWN;

    public boolean isOpen() {
        return this == WAITING || this == ANSWERED;
    }
}
