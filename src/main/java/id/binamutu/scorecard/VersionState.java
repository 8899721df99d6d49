package id.binamutu.scorecard;

/** A draft is worked on, a published version is scored with, a retired one is only read. */
enum VersionState {
    DRAFT,
    PUBLISHED,
    RETIRED
}
