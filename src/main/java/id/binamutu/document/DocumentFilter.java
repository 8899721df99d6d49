package id.binamutu.document;

import org.jspecify.annotations.Nullable;

/** What the list is narrowed to; null means everything. */
record DocumentFilter(
        @Nullable String q,
        @Nullable DocumentKind kind,
        @Nullable RevisionState state) {
    public boolean isEmpty() {
        return (q == null || q.isBlank()) && kind == null && state == null;
    }
}
