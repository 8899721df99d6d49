package id.binamutu.scorecard;

import id.binamutu.people.Viewer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private final BuilderService builder;

    ScorecardDemo(ScorecardService service, ReviewService review, ScorecardReader reader, BuilderService builder) {
        this.reader = reader;
        this.builder = builder;
        this.review = review;
        this.service = service;
    }

    /** @param sections inside it; then it has no criteria itself */
    public record DemoSection(String title, int weight, List<DemoCriterion> criteria, List<DemoSection> sections) {
        public DemoSection(String title, int weight, List<DemoCriterion> criteria) {
            this(title, weight, criteria, List.of());
        }
    }

    /**
     * @param scaleTo highest step of a scale from 1; 0 for the other kinds
     * @param several options with their points, for choosing several; empty for the other kinds
     * @param bonus points on top; 0 for an ordinary criterion
     * @param critical null for an ordinary criterion
     * @param good how it sounds when it is done well
     * @param bad how it sounds when it is not
     * @param defaultCode what a draft begins with
     * @param causes why it fails
     * @param onlyIfFailed the text of a yes/no criterion before it that has to be answered with no; null for always
     */
    public record DemoCriterion(
            String text,
            String help,
            int weight,
            int scaleTo,
            Map<String, Integer> several,
            int bonus,
            @Nullable CriticalClass critical,
            @Nullable CriticalEffect effect,
            @Nullable String good,
            @Nullable String bad,
            @Nullable String defaultCode,
            List<String> causes,
            @Nullable String onlyIfFailed) {
        public DemoCriterion(
                String text,
                String help,
                int weight,
                int scaleTo,
                @Nullable CriticalClass critical,
                @Nullable CriticalEffect effect) {
            this(text, help, weight, scaleTo, Map.of(), 0, critical, effect, null, null, null, List.of(), null);
        }

        public DemoCriterion withExamples(String good, String bad) {
            return new DemoCriterion(
                    text,
                    help,
                    weight,
                    scaleTo,
                    several,
                    bonus,
                    critical,
                    effect,
                    good,
                    bad,
                    defaultCode,
                    causes,
                    onlyIfFailed);
        }

        public DemoCriterion withCauses(String... causes) {
            return new DemoCriterion(
                    text,
                    help,
                    weight,
                    scaleTo,
                    several,
                    bonus,
                    critical,
                    effect,
                    good,
                    bad,
                    defaultCode,
                    List.of(causes),
                    onlyIfFailed);
        }

        public DemoCriterion beginningWith(String code) {
            return new DemoCriterion(
                    text,
                    help,
                    weight,
                    scaleTo,
                    several,
                    bonus,
                    critical,
                    effect,
                    good,
                    bad,
                    code,
                    causes,
                    onlyIfFailed);
        }

        public DemoCriterion onlyIfFailed(String other) {
            return new DemoCriterion(
                    text,
                    help,
                    weight,
                    scaleTo,
                    several,
                    bonus,
                    critical,
                    effect,
                    good,
                    bad,
                    defaultCode,
                    causes,
                    other);
        }

        public DemoCriterion choosing(Map<String, Integer> options) {
            return new DemoCriterion(
                    text,
                    help,
                    weight,
                    scaleTo,
                    options,
                    bonus,
                    critical,
                    effect,
                    good,
                    bad,
                    defaultCode,
                    causes,
                    onlyIfFailed);
        }

        public DemoCriterion onTop(int points) {
            return new DemoCriterion(
                    text,
                    help,
                    0,
                    scaleTo,
                    several,
                    points,
                    critical,
                    effect,
                    good,
                    bad,
                    defaultCode,
                    causes,
                    onlyIfFailed);
        }
    }

    /** Makes a scorecard, whose first version is reviewed and published. */
    public UUID publish(
            String name,
            String channels,
            List<DemoSection> sections,
            LocalDate effectiveOn,
            Viewer by,
            Viewer reviewer) {
        UUID version = service.create(new ScorecardForm(name, channels), by);
        Map<String, UUID> made = new HashMap<>();
        for (DemoSection section : sections) {
            add(version, null, section, made);
        }
        review.send(version, new SubmissionForm(effectiveOn, null), by);
        review.publish(version, new PublicationForm(effectiveOn), reviewer);
        return version;
    }

    /** The next version of a scorecard waits for its review. */
    public void sendNext(UUID scored, LocalDate today, Viewer by) {
        UUID next = service.draft(reader.version(scored).scorecardId(), by);
        List<SectionView> sections = reader.anyState(next).walk().stream()
                .filter(section -> section.criteria().size() > 1)
                .toList();
        service.addCriterion(
                next,
                sections.get(sections.size() - 1).id(),
                content(
                        new DemoCriterion(
                                "Menyebut saluran resmi untuk pengaduan",
                                "Nomor dan alamat surel layanan disebut lengkap.",
                                4,
                                0,
                                null,
                                null),
                        Map.of()));
        builder.moveCriterion(next, sections.get(0).criteria().get(1).id(), true);
        review.send(next, new SubmissionForm(today.plusDays(14), "Penutup kini menyebut saluran resmi pengaduan."), by);
    }

    /** Another scorecard, for complaints. */
    public void publishComplaints(LocalDate today, Viewer by, Viewer reviewer) {
        publish(
                "Parameter Pengaduan",
                "pengaduan",
                List.of(new DemoSection(
                        "Penanganan pengaduan",
                        100,
                        List.of(
                                new DemoCriterion(
                                        "Meminta maaf dan mengulang keluhan",
                                        "Dengan kata nasabah.",
                                        10,
                                        0,
                                        null,
                                        null),
                                new DemoCriterion(
                                        "Memberi nomor tiket dan batas waktu",
                                        "Keduanya disebut.",
                                        10,
                                        0,
                                        null,
                                        null)))),
                today,
                by,
                reviewer);
    }

    /** The next version of a scorecard is being written. */
    public void beginNext(UUID published, Viewer by) {
        UUID draft = service.draft(reader.version(published).scorecardId(), by);
        UUID section = reader.anyState(draft).sections().get(0).id();
        service.addCriterion(
                draft,
                section,
                content(
                        new DemoCriterion(
                                "Empati terhadap nasabah yang marah", "Tenang, tidak memotong.", 5, 5, null, null),
                        Map.of()));
    }

    private void add(UUID version, @Nullable UUID parent, DemoSection section, Map<String, UUID> made) {
        UUID id = service.addSection(version, parent, section.title(), BigDecimal.valueOf(section.weight()));
        for (DemoCriterion criterion : section.criteria()) {
            made.put(criterion.text(), service.addCriterion(version, id, content(criterion, made)));
        }
        section.sections().forEach(inside -> add(version, id, inside, made));
    }

    private static CriterionContent content(DemoCriterion criterion, Map<String, UUID> made) {
        boolean scale = criterion.scaleTo() > 0;
        AnswerKind others = criterion.several().isEmpty() ? AnswerKind.YES_NO : AnswerKind.MULTI_CHOICE;
        UUID condition = criterion.onlyIfFailed() == null ? null : made.get(criterion.onlyIfFailed());
        return new CriterionContent(
                criterion.text(),
                criterion.help(),
                scale ? AnswerKind.SCALE : others,
                scale ? 1 : null,
                scale ? criterion.scaleTo() : null,
                criterion.several().entrySet().stream()
                        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                        .map(option ->
                                new CriterionContent.Choice(option.getKey(), BigDecimal.valueOf(option.getValue())))
                        .toList(),
                BigDecimal.valueOf(criterion.weight()),
                true,
                criterion.critical(),
                criterion.effect(),
                null,
                true,
                criterion.critical() != null,
                criterion.good(),
                criterion.bad(),
                criterion.defaultCode(),
                criterion.causes(),
                criterion.bonus() == 0 ? null : BigDecimal.valueOf(criterion.bonus()),
                condition == null ? null : new ConditionView(condition, Set.of("no")),
                null,
                null);
    }
}
