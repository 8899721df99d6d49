package id.binamutu.knowledge;

import org.jspecify.annotations.Nullable;

/**
 * What the list is narrowed to; every part may be missing.
 *
 * @param q words in title, product or summary
 * @param validity {@code now}, {@code past} or {@code coming}
 */
record ArticleFilter(
        @Nullable String q,
        @Nullable String product,
        @Nullable String validity) {}
