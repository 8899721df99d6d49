package id.binamutu.knowledge;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A reference to an article of Web Pansol. */
public record Article(
        UUID id,
        String title,
        String product,
        String url,
        LocalDate validFrom,
        @Nullable LocalDate validUntil) {}
