package id.binamutu.document;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A revision of a registered document.
 *
 * @param number of the document in the register
 * @param revision for example {@code 02}
 */
public record RevisionName(
        UUID revisionId, UUID documentId, String number, String title, String revision, LocalDate effectiveOn) {}
