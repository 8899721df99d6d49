package id.binamutu.scorecard;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Published scorecards for tests of the scoring page: a usual one, one with everything that there is, and a very long one. */
@Component
public class LongScorecards {
    private final TestScorecards cards;
    private final ScorecardService service;
    private final ScorecardReader reader;

    LongScorecards(TestScorecards cards, ScorecardService service, ScorecardReader reader) {
        this.cards = cards;
        this.service = service;
        this.reader = reader;
    }

    /** Twenty criteria as they are usual: yes/no, a scale at 3, 5, 9, 15 and 19, the failures of 7, 12 and 16 explained. */
    public ScorecardView twenty(String channel) {
        UUID version =
                service.create(new ScorecardForm("Dua puluh butir " + UUID.randomUUID(), channel), cards.quality());
        UUID section = service.addSection(version, null, "Pelayanan", BigDecimal.ONE);
        for (int number = 1; number <= 20; number++) {
            String text = "Butir uji " + number;
            service.addCriterion(
                    version,
                    section,
                    Set.of(3, 5, 9, 15, 19).contains(number)
                            ? TestScorecards.scale(text, "1")
                            : yesNo(text, Set.of(7, 12, 16).contains(number), false, List.of(), null));
        }
        return published(version);
    }

    /**
     * Two levels, every kind and every demand: A1 1 yes/no with causes, comment and evidence when it failed, 2 why (only if 1 was
     * no), 3 scale 0 to 10; A2 4 several of three, 5 number from 60 (worst) to 0; B 6 business-critical, 7 bonus, 8 free text.
     */
    public ScorecardView everyKind(String channel) {
        UUID version = service.create(new ScorecardForm("Semua jenis " + UUID.randomUUID(), channel), cards.quality());
        UUID a = service.addSection(version, null, "Pelayanan", BigDecimal.valueOf(40));
        UUID first = service.addSection(version, a, "Pembukaan", BigDecimal.ONE);
        UUID second = service.addSection(version, a, "Proses", BigDecimal.ONE);
        UUID b = service.addSection(version, null, "Ketepatan informasi", BigDecimal.valueOf(60));
        UUID verified = service.addCriterion(
                version, first, yesNo("Verifikasi data nasabah", true, true, List.of("Lupa", "Terburu-buru"), null));
        service.addCriterion(
                version,
                first,
                yesNo(
                        "Meminta maaf atas verifikasi yang terlewat",
                        false,
                        false,
                        List.of(),
                        new ConditionView(verified, Set.of("no"))));
        service.addCriterion(version, first, of("Empati", AnswerKind.SCALE, 0, 10, List.of(), null, null, null));
        service.addCriterion(
                version,
                second,
                of(
                        "Yang disebutkan",
                        AnswerKind.MULTI_CHOICE,
                        null,
                        null,
                        List.of(
                                new CriterionContent.Choice("Tarif", BigDecimal.valueOf(2)),
                                new CriterionContent.Choice("Jatuh tempo", BigDecimal.valueOf(2)),
                                new CriterionContent.Choice("Denda", BigDecimal.ONE)),
                        null,
                        null,
                        null));
        service.addCriterion(
                version,
                second,
                of(
                        "Detik sampai salam",
                        AnswerKind.NUMBER,
                        null,
                        null,
                        List.of(),
                        null,
                        BigDecimal.valueOf(60),
                        BigDecimal.ZERO));
        service.addCriterion(version, b, TestScorecards.critical("Informasi produk benar", "2"));
        service.addCriterion(
                version,
                b,
                of(
                        "Menawarkan bantuan lain",
                        AnswerKind.YES_NO,
                        null,
                        null,
                        List.of(),
                        BigDecimal.valueOf(2),
                        null,
                        null));
        service.addCriterion(version, b, TestScorecards.text("Kesan umum"));
        return published(version);
    }

    /** Yes or no so many times. */
    public ScorecardView yesNo(String channel, int criteria) {
        UUID version = service.create(new ScorecardForm("Panjang " + UUID.randomUUID(), channel), cards.quality());
        UUID section = service.addSection(version, null, "Pelayanan", BigDecimal.ONE);
        for (int number = 1; number <= criteria; number++) {
            service.addCriterion(version, section, TestScorecards.yesNo("Butir uji " + number, "1"));
        }
        return published(version);
    }

    private ScorecardView published(UUID version) {
        cards.publish(version, TestScorecards.EFFECTIVE, null);
        return reader.version(version);
    }

    private static CriterionContent yesNo(
            String text, boolean comment, boolean evidence, List<String> causes, @Nullable ConditionView condition) {
        return new CriterionContent(
                text,
                "Menurut SOP layanan.",
                AnswerKind.YES_NO,
                null,
                null,
                List.of(),
                BigDecimal.ONE,
                true,
                null,
                null,
                null,
                comment,
                evidence,
                "“Boleh saya minta dua data untuk verifikasi?”",
                "“Langsung saja ya.”",
                null,
                causes,
                null,
                condition,
                null,
                null);
    }

    private static CriterionContent of(
            String text,
            AnswerKind kind,
            @Nullable Integer minimum,
            @Nullable Integer maximum,
            List<CriterionContent.Choice> choices,
            @Nullable BigDecimal bonus,
            @Nullable BigDecimal worst,
            @Nullable BigDecimal best) {
        return new CriterionContent(
                text,
                null,
                kind,
                minimum,
                maximum,
                choices,
                BigDecimal.ONE,
                true,
                null,
                null,
                null,
                false,
                false,
                null,
                null,
                null,
                List.of(),
                bonus,
                null,
                worst,
                best);
    }
}
