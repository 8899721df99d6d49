package id.binamutu.retention;

enum DisposalKind {
    /** A month of conversations with their originals and recordings, but for evidence and what is on hold. */
    CONTENT,
    /** A month of encrypted originals, but for what is on hold. */
    ORIGINAL,
    /** What had outlived its month and is not to be kept any longer. */
    EVIDENCE
}
