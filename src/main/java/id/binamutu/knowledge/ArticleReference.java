package id.binamutu.knowledge;

import id.binamutu.web.RuleViolation;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** Where Web Pansol says what is right, and from when until when it holds. */
@Entity
@Table(name = "article")
class ArticleReference {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private @Nullable Integer version;

    private String title;
    private String product;
    private String url;
    private String summary;
    private LocalDate validFrom;
    private @Nullable LocalDate validUntil;
    private UUID createdBy;
    private Instant createdAt;
    private UUID changedBy;
    private Instant changedAt;

    @SuppressWarnings("NullAway.Init")
    protected ArticleReference() {}

    @SuppressWarnings("NullAway.Init")
    ArticleReference(ArticleForm form, UUID by, Clock clock) {
        createdBy = by;
        createdAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        change(form, by, clock);
    }

    void change(ArticleForm form, UUID by, Clock clock) {
        url = secure(form.url().strip());
        title = form.title().strip();
        product = form.product().strip();
        summary = form.summary() == null ? "" : form.summary().strip();
        validFrom = form.validFrom();
        validUntil = notBefore(validFrom, form.validUntil());
        changed(by, clock);
    }

    /** The last day on which it holds. */
    void end(LocalDate lastDay, UUID by, Clock clock) {
        validUntil = notBefore(validFrom, lastDay);
        changed(by, clock);
    }

    private void changed(UUID by, Clock clock) {
        changedBy = by;
        changedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static @Nullable LocalDate notBefore(LocalDate first, @Nullable LocalDate last) {
        if (last != null && last.isBefore(first)) {
            throw RuleViolation.at("validUntil", "knowledge.validUntil.beforeStart");
        }
        return last;
    }

    private static String secure(String url) {
        try {
            URI uri = new URI(url);
            if ("https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null) {
                return "https" + url.substring(5);
            }
        } catch (URISyntaxException e) {
            // said below, the same as for any other address that is not one
        }
        throw RuleViolation.at("url", "knowledge.url.https");
    }

    UUID id() {
        return id;
    }

    @Nullable
    Integer version() {
        return version;
    }

    ArticleForm form() {
        return new ArticleForm(title, product, url, summary, validFrom, validUntil, version);
    }

    UUID createdBy() {
        return createdBy;
    }

    Instant createdAt() {
        return createdAt;
    }

    UUID changedBy() {
        return changedBy;
    }

    Instant changedAt() {
        return changedAt;
    }
}
