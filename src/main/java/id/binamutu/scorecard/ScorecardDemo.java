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
    private final ScorecardService service;
    private final ReviewService review;
    private final ScorecardReader reader;
    private final ScorecardVersionRepository versions;

    ScorecardDemo(
            ScorecardService service,
            ReviewService review,
            ScorecardReader reader,
            ScorecardVersionRepository versions) {
        this.review = review;
        this.service = service;
        this.reader = reader;
        this.versions = versions;
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
            service.addSection(version, new SectionForm(section.title(), BigDecimal.valueOf(section.weight()), null));
        }
        versions.flush();
        ScorecardView draft = reader.anyVersion(version);
        for (int i = 0; i < sections.size(); i++) {
            for (DemoCriterion criterion : sections.get(i).criteria()) {
                service.addCriterion(version, draft.sections().get(i).id(), form(criterion));
            }
        }
        review.send(version, new SubmissionForm(effectiveOn, null), by);
        review.publish(version, new PublicationForm(effectiveOn), reviewer);
        return version;
    }

    private static CriterionForm form(DemoCriterion criterion) {
        boolean scale = criterion.scaleTo() > 0;
        return new CriterionForm(
                criterion.text(),
                criterion.help(),
                scale ? AnswerKind.SCALE : AnswerKind.YES_NO,
                scale ? 1 : null,
                scale ? criterion.scaleTo() : null,
                null,
                BigDecimal.valueOf(criterion.weight()),
                true,
                criterion.critical(),
                criterion.effect(),
                null,
                true,
                null);
    }
}
