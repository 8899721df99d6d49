package id.binamutu.socialisation;

import java.time.LocalDate;
import java.util.UUID;

/** Something made known in the month: how many it concerns and how many acknowledged it. */
public record SocialisationFigure(
        UUID socialisationId, String title, String revision, LocalDate startedOn, long concerned, long acknowledged) {}
