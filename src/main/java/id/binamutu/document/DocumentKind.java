package id.binamutu.document;

enum DocumentKind {
    SOP,
    WORK_INSTRUCTION,
    SCORING_PARAMETER,
    FORM,
    POLICY,
    OTHER
}
