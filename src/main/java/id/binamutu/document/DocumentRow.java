package id.binamutu.document;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of the register.
 *
 * @param revision the one in force, or the last one that was
 * @param draft label of the revision in preparation
 */
record DocumentRow(
        UUID id,
        String number,
        String title,
        DocumentKind kind,
        String owner,
        RevisionState state,
        @Nullable String revision,
        @Nullable LocalDate effectiveOn,
        @Nullable String draft) {}
