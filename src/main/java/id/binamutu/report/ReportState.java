package id.binamutu.report;

/** A draft is written, submitted to the manager, and accepted or returned; a returned one is continued as a new version. */
enum ReportState {
    DRAFT,
    SUBMITTED,
    ACCEPTED,
    RETURNED;

    boolean canTransitionTo(ReportState next) {
        return switch (this) {
            case DRAFT -> next == SUBMITTED;
            case SUBMITTED -> next == ACCEPTED || next == RETURNED;
            case ACCEPTED, RETURNED -> false;
        };
    }
}
