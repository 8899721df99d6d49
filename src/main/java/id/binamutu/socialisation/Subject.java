package id.binamutu.socialisation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is made known.
 *
 * @param revision of the document, or version of the scoring parameters; empty for a text of one's own
 */
record Subject(SubjectKind kind, @Nullable UUID id, String title, String revision) {}
