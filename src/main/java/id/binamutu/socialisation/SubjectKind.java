package id.binamutu.socialisation;

enum SubjectKind {
    DOCUMENT_REVISION("socialise-document"),
    SCORECARD_VERSION("socialise-scorecard"),
    TEXT("");

    private final String proposal;

    SubjectKind(String proposal) {
        this.proposal = proposal;
    }

    /** The kind of work item that asks team leaders to make it known. */
    String proposal() {
        return proposal;
    }
}
