package id.binamutu.scorecard;

import id.binamutu.people.Viewer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What the demo content needs of this package. */
@Component
@Profile("demo")
public class ScorecardDemo {
    private static final List<String> CAUSES = List.of(
            "Belum tahu ketentuannya",
            "Tahu, tetapi lupa",
            "Terburu-buru karena antrean",
            "Tidak memeriksa Web Pansol");

    private final ScorecardService service;
    private final ReviewService review;

    ScorecardDemo(ScorecardService service, ReviewService review) {
        this.review = review;
        this.service = service;
    }

    public record DemoSection(String title, int weight, List<DemoCriterion> criteria) {}

    /**
     * @param scaleTo highest step of a scale from 1; 0 for yes or no
     * @param critical null for an ordinary criterion
     */
    public record DemoCriterion(
            String text,
            String help,
            int weight,
            int scaleTo,
            @Nullable CriticalClass critical,
            @Nullable CriticalEffect effect) {}

    /** Makes a scorecard, whose first version is reviewed and published. */
    public UUID publish(
            String name,
            String channels,
            List<DemoSection> sections,
            LocalDate effectiveOn,
            Viewer by,
            Viewer reviewer) {
        UUID version = service.create(new ScorecardForm(name, channels), by);
        for (DemoSection section : sections) {
            UUID id = service.addSection(version, null, section.title(), BigDecimal.valueOf(section.weight()));
            for (DemoCriterion criterion : section.criteria()) {
                service.addCriterion(version, id, content(criterion));
            }
        }
        review.send(version, new SubmissionForm(effectiveOn, null), by);
        review.publish(version, new PublicationForm(effectiveOn), reviewer);
        return version;
    }

    private static CriterionContent content(DemoCriterion criterion) {
        boolean scale = criterion.scaleTo() > 0;
        return new CriterionContent(
                criterion.text(),
                criterion.help(),
                scale ? AnswerKind.SCALE : AnswerKind.YES_NO,
                scale ? 1 : null,
                scale ? criterion.scaleTo() : null,
                List.of(),
                BigDecimal.valueOf(criterion.weight()),
                true,
                criterion.critical(),
                criterion.effect(),
                null,
                true,
                false,
                null,
                null,
                null,
                CAUSES,
                null,
                null,
                null,
                null);
    }
}
