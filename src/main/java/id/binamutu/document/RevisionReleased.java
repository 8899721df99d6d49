package id.binamutu.document;

import java.time.LocalDate;
import java.util.UUID;

/** A revision was put in force and never changes from now on. */
public record RevisionReleased(
        UUID revisionId, UUID documentId, String number, String title, String revision, LocalDate effectiveOn) {}
