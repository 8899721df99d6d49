package id.binamutu.knowledge;

import id.binamutu.people.Viewer;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What the demo content needs of this package. */
@Component
@Profile("demo")
public class ArticleDemo {
    private final ArticleService service;

    ArticleDemo(ArticleService service) {
        this.service = service;
    }

    public UUID add(
            String title,
            String product,
            String url,
            String summary,
            LocalDate validFrom,
            @Nullable LocalDate validUntil,
            Viewer by) {
        return service.add(new ArticleForm(title, product, url, summary, validFrom, validUntil, null), by);
    }
}
