package id.binamutu.knowledge;

import java.time.Instant;
import java.util.UUID;

record ArticleView(
        UUID id,
        ArticleForm article,
        String validity,
        String createdByName,
        Instant createdAt,
        String changedByName,
        Instant changedAt) {}
