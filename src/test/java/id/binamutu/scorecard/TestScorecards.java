package id.binamutu.scorecard;

import id.binamutu.people.PersonName;
import id.binamutu.people.Role;
import id.binamutu.people.TestOrganisation;
import id.binamutu.people.Viewer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Published scorecards for tests, each for a channel of its own, so that tests do not meet. */
@Component
public class TestScorecards {
    public static final LocalDate EFFECTIVE = LocalDate.of(2026, 1, 1);

    private final ScorecardService service;
    private final ReviewService review;
    private final ScorecardQueries queries;
    private final ScorecardReader reader;
    private final TestOrganisation organisation;

    TestScorecards(
            ScorecardService service,
            ReviewService review,
            ScorecardQueries queries,
            ScorecardReader reader,
            TestOrganisation organisation) {
        this.review = review;
        this.service = service;
        this.queries = queries;
        this.reader = reader;
        this.organisation = organisation;
    }

    /** A channel that no other test uses. */
    public String channel() {
        return "uji-" + UUID.randomUUID();
    }

    /**
     * Section A (40): 1 yes/no (1), 2 scale 1 to 5 (1); section B (60): 3 yes/no, business-critical, cap 60 (2), 4 choice of
     * Lengkap 10, Sebagian 5, Kosong 0 (1), 5 free text.
     */
    public ScorecardView published(String channel) {
        UUID versionId = draft(channel, quality());
        publish(versionId, EFFECTIVE, null);
        return reader.version(versionId);
    }

    /** Sent by one of Quality Control and published by another. */
    void publish(UUID versionId, LocalDate effectiveOn, @Nullable String reason) {
        Viewer reviewer = quality();
        review.send(versionId, new SubmissionForm(effectiveOn, reason), quality());
        review.publish(versionId, new PublicationForm(effectiveOn), reviewer);
    }

    UUID draft(String channel, Viewer viewer) {
        UUID versionId = service.create(new ScorecardForm("Layanan " + UUID.randomUUID(), channel), viewer);
        UUID service1 = service.addSection(versionId, null, "Pelayanan", BigDecimal.valueOf(40));
        UUID accuracy = service.addSection(versionId, null, "Ketepatan informasi", BigDecimal.valueOf(60));
        service.addCriterion(versionId, service1, yesNo("Salam pembuka", "1"));
        service.addCriterion(versionId, service1, scale("Empati", "1"));
        service.addCriterion(versionId, accuracy, critical("Informasi produk benar", "2"));
        service.addCriterion(versionId, accuracy, choice("Pencatatan", "1"));
        service.addCriterion(versionId, accuracy, text("Kesan umum"));
        return versionId;
    }

    Viewer quality() {
        PersonName person = organisation.person(Role.QUALITY_CONTROL);
        return new Viewer(person.id(), person.employeeId(), person.name(), Set.of(Role.QUALITY_CONTROL), Set.of());
    }

    UUID scorecardOf(UUID versionId) {
        return queries.version(versionId, true).scorecardId();
    }

    static CriterionContent yesNo(String text, String weight) {
        return form(text, AnswerKind.YES_NO, null, null, List.of(), weight, null, null, null, false);
    }

    static CriterionContent scale(String text, String weight) {
        return form(text, AnswerKind.SCALE, 1, 5, List.of(), weight, null, null, null, false);
    }

    static CriterionContent critical(String text, String weight) {
        return form(
                text,
                AnswerKind.YES_NO,
                null,
                null,
                List.of(),
                weight,
                CriticalClass.BUSINESS,
                CriticalEffect.CAP,
                BigDecimal.valueOf(60),
                true);
    }

    static CriterionContent choice(String text, String weight) {
        List<CriterionContent.Choice> choices = List.of(
                new CriterionContent.Choice("Lengkap", BigDecimal.TEN),
                new CriterionContent.Choice("Sebagian", BigDecimal.valueOf(5)),
                new CriterionContent.Choice("Kosong", BigDecimal.ZERO));
        return form(text, AnswerKind.CHOICE, null, null, choices, weight, null, null, null, false);
    }

    static CriterionContent text(String text) {
        return form(text, AnswerKind.TEXT, null, null, List.of(), "0", null, null, null, false);
    }

    private static CriterionContent form(
            String text,
            AnswerKind kind,
            Integer minimum,
            Integer maximum,
            List<CriterionContent.Choice> choices,
            String weight,
            CriticalClass criticalClass,
            CriticalEffect effect,
            BigDecimal cap,
            boolean commentRequired) {
        return new CriterionContent(
                text,
                null,
                kind,
                minimum,
                maximum,
                choices,
                new BigDecimal(weight),
                true,
                criticalClass,
                effect,
                cap,
                commentRequired,
                false,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                null);
    }
}
