package id.binamutu.knowledge;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** References to Web Pansol articles. */
public interface Articles {
    /** What is valid on the day, by title: for choosing. */
    List<Article> validOn(LocalDate day);

    /** In one statement, also those that are no longer valid; an unknown id is left out. */
    List<Article> named(Collection<UUID> ids);
}
