package id.binamutu.sampling;

import java.time.Instant;
import java.util.UUID;

/**
 * What makes a draw repeatable.
 *
 * @param seq its place in the order of all draws and samples: what was sampled before is left out
 * @param cutOff conversations that came in later do not count
 * @param population how many conversations fulfilled the criteria
 * @param digest SHA-256 of their ids in order
 */
public record Draw(
        UUID planId,
        DrawMethod method,
        long seq,
        String seed,
        Instant cutOff,
        long population,
        String digest,
        UUID drawnBy,
        Instant drawnAt) {}
