package id.binamutu.knowledge;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** @param validity {@code now}, {@code past} or {@code coming} */
record ArticleRow(
        UUID id,
        String title,
        String product,
        String url,
        LocalDate validFrom,
        @Nullable LocalDate validUntil,
        String validity,
        String changedByName) {}
