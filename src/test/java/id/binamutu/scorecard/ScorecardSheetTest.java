package id.binamutu.scorecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.binamutu.people.PersonName;
import id.binamutu.people.Role;
import id.binamutu.people.TestOrganisation;
import id.binamutu.people.Viewer;
import id.binamutu.testing.BinaMutuTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

/** A scorecard as a file, out and in again. */
@BinaMutuTest
class ScorecardSheetTest {
    @Autowired
    MockMvc mvc;

    @Autowired
    ScorecardService service;

    @Autowired
    ScorecardReader reader;

    @Autowired
    TestScorecards made;

    @Autowired
    TestOrganisation organisation;

    @Autowired
    JdbcClient jdbc;

    PersonName quality;

    @BeforeEach
    void someone() {
        quality = organisation.person(Role.QUALITY_CONTROL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "xlsx"})
    void whatIsExportedAndImportedAgainIsTheSameScorecardAndTheSameFile(String format) throws Exception {
        UUID draft = withEverything();
        byte[] exported = export(draft, format);
        UUID imported = imported(exported, "parameter." + format);

        assertThat(reader.anyVersion(imported).sections())
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .ignoringFieldsMatchingRegexes("(.*\\.)?id", ".*\\.condition", ".*\\.defaultCode")
                .isEqualTo(reader.anyVersion(draft).sections());
        assertThat(hangs(imported)).isEqualTo(hangs(draft)).isNotEmpty();
        assertThat(cells(export(imported, format), format)).isEqualTo(cells(exported, format));
        if (format.equals("csv")) {
            assertThat(export(imported, format)).isEqualTo(exported);
        }
    }

    @Test
    void whatWasImportedCanBePublishedAndScoresTheSame() throws Exception {
        ScorecardView original = made.published(made.channel());
        UUID imported = imported(export(original.versionId(), "csv"), "parameter.csv");
        made.publish(imported, TestScorecards.EFFECTIVE, null);
        ScorecardView again = reader.version(imported);
        assertThat(again.criteria().map(CriterionView::share).toList())
                .isEqualTo(original.criteria().map(CriterionView::share).toList());
    }

    @Test
    void formulaInATextIsDisarmedInTheFileAndWholeAfterwards() throws Exception {
        UUID draft = service.create(new ScorecardForm("Rumus " + UUID.randomUUID(), null), viewer());
        UUID section = service.addSection(draft, null, "=1+1", BigDecimal.TEN);
        for (String text : List.of("@SUM(A1)", "'=1+1", "''-2", "'biasa'", "-kurang")) {
            service.addCriterion(draft, section, yesNo(text));
        }
        String csv = new String(export(draft, "csv"), StandardCharsets.UTF_8);
        assertThat(csv).contains(",'=1+1,", ",'@SUM(A1),", ",''=1+1,", ",'''-2,", ",'biasa',", ",'-kurang,");
        UUID imported = imported(csv.getBytes(StandardCharsets.UTF_8), "rumus.csv");
        assertThat(reader.anyVersion(imported).sections().get(0).title()).isEqualTo("=1+1");
        assertThat(reader.anyVersion(imported).criteria().map(CriterionView::text))
                .containsExactly("@SUM(A1)", "'=1+1", "''-2", "'biasa'", "-kurang");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "criterion,1,Salam,5,yes_no,,,,,,,,              | 2 | row               | Belum ada bagian",
                "section,A,Sikap,-4,,,,,,,,,                     | 2 | weight            | kurang dari 0",
                "section,A,Sikap,berat,,,,,,,,,                  | 2 | weight            | bukan angka",
                "bagian,A,Sikap,4,,,,,,,,,                       | 2 | row               | section, subsection",
                "subsection,A,Sikap,4,,,,,,,,,                   | 2 | row               | Belum ada bagian",
                "section,A,,4,,,,,,,,,                           | 2 | text              | kosong"
            })
    void faultIsNamedByLineAndColumn(String line, int number, String column, String cause) throws Exception {
        problem(line, number, column, cause);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "criterion,1,Salam,5,ya_tidak,,,,,,,,                        | kind              | yes_no, scale",
                "criterion,1,Salam,5,scale,5,1,,,,,,                         | maximum           | lebih besar",
                "criterion,1,Salam,5,choice,,,,,Lengkap,,,                   | choices           | Lengkap",
                "criterion,1,Salam,5,yes_no,,,mungkin,,,,,                   | na_allowed        | mungkin",
                "criterion,1,Salam,5,yes_no,,,,customer,,,,                  | critical_effect   | akibat",
                "criterion,1,Salam,5,yes_no,,,,,,7,yes,                      | condition_number  | 7",
                "criterion,1,Salam,5,yes_no,,,,,,1,maybe,                    | condition_answers | maybe",
                "criterion,1,Salam,5,yes_no,,,,,,1,yes,                      | condition_answers | butir",
                "criterion,1,Salam,5,yes_no,,,,,,,yes,                       | condition_number  | kosong",
                "criterion,1,Salam,5,yes_no,,,,,,,,lagi                      | default_answer    | lagi"
            })
    void faultOfACriterionIsNamedByLineAndColumn(String line, String column, String cause) throws Exception {
        problem("section,A,Sikap,4,,,,,,,,,\n" + line.strip(), 3, column, cause);
    }

    private void problem(String lines, int number, String column, String cause) throws Exception {
        String name = "Salah " + UUID.randomUUID();
        String csv = "row,number,text,weight,kind,minimum,maximum,na_allowed,critical_class,choices,condition_number,"
                + "condition_answers,default_answer\n" + lines + "\n";
        Document page = refused(csv.getBytes(StandardCharsets.UTF_8), "salah.csv", name);
        assertThat(page.select("caption + thead + tbody tr").eachText())
                .anySatisfy(
                        row -> assertThat(row).startsWith(number + " " + column).contains(cause));
        assertThat(page.select("#name").val()).isEqualTo(name);
        assertThat(jdbc.sql("select count(*) from scorecard where name = ?")
                        .param(name)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void circleOfConditionsIsRefusedAndNothingGoesIn() throws Exception {
        String name = "Lingkaran " + UUID.randomUUID();
        Document page = refused("""
                row,number,text,weight,kind,condition_number,condition_answers
                section,A,Sikap,4,,,
                criterion,1,Satu,1,yes_no,2,yes
                criterion,2,Dua,1,yes_no,1,no
                """.getBytes(StandardCharsets.UTF_8), "lingkaran.csv", name);
        assertThat(page.select("caption + thead + tbody tr td:first-child").eachText())
                .containsExactly("4");
        assertThat(jdbc.sql("select count(*) from scorecard where name = ?")
                        .param(name)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void everyFaultOfAFileIsNamedAtOnce() throws Exception {
        Document page = refused("""
                row,text,weight,kind
                section,Sikap,x,
                criterion,Satu,1,yes_no
                criterion,Dua,1,apa
                """.getBytes(StandardCharsets.UTF_8), "dua.csv", "Dua " + UUID.randomUUID());
        assertThat(page.select("caption + thead + tbody tr td:first-child").eachText())
                .containsExactly("2", "4");
    }

    @Test
    void importedNextVersionTakesTheFileInsteadOfTheLastContent() throws Exception {
        ScorecardView first = made.published(made.channel());
        String location = mvc.perform(multipart("/scorecards/" + first.scorecardId() + "/import")
                        .file(file(
                                "row,text,weight,kind\nsection,Baru,1,\ncriterion,Satu,1,yes_no\n"
                                        .getBytes(StandardCharsets.UTF_8),
                                "baru.csv"))
                        .with(organisation.as(quality))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        ScorecardView next = reader.anyVersion(UUID.fromString(location.split("/")[3]));
        assertThat(next.number()).isEqualTo(2);
        assertThat(next.channels()).isEqualTo(first.channels());
        assertThat(next.criteria().map(CriterionView::text)).containsExactly("Satu");
    }

    @Test
    void versionIsPrintedAsPdfAndADraftOnlyForItsOwners() throws Exception {
        UUID draft = withEverything();
        byte[] pdf = mvc.perform(get("/scorecards/versions/" + draft + "/pdf").with(organisation.as(quality)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        assertThat(new String(pdf, 0, 5, StandardCharsets.ISO_8859_1)).isEqualTo("%PDF-");
        PersonName agent = organisation.person(Role.AGENT);
        for (String file : List.of("/pdf", "/export?format=csv")) {
            mvc.perform(get("/scorecards/versions/" + draft + file).with(organisation.as(agent)))
                    .andExpect(status().isNotFound());
        }
    }

    /** Two levels, every kind, and texts that files find hard. */
    private UUID withEverything() {
        UUID draft = service.create(new ScorecardForm("Lengkap " + UUID.randomUUID(), null), viewer());
        UUID first = service.addSection(draft, null, "Sikap; \"ramah\", dan sopan", new BigDecimal("33.33"));
        UUID second = service.addSection(draft, null, "Isi", new BigDecimal("60"));
        UUID inner = service.addSection(draft, second, "Produk", BigDecimal.ONE);
        UUID other = service.addSection(draft, second, "-Proses", new BigDecimal("2.5"));
        UUID asked = service.addCriterion(
                draft,
                first,
                content("Salam, \"pembuka\"", AnswerKind.YES_NO)
                        .help("Baris satu\r\nbaris dua")
                        .critical(CriticalClass.COMPLIANCE, CriticalEffect.CAP, "60")
                        .causes("Lupa", "=Tidak tahu")
                        .preset("na")
                        .build());
        service.addCriterion(
                draft,
                first,
                content("Empati", AnswerKind.SCALE).scale(0, 10).preset("7").build());
        UUID choice = service.addCriterion(
                draft,
                inner,
                content("Pencatatan", AnswerKind.CHOICE)
                        .choices(List.of(
                                new CriterionContent.Choice("Lengkap = semua", new BigDecimal("10"), true),
                                new CriterionContent.Choice("Kosong", BigDecimal.ZERO)))
                        .on(asked, Set.of("no", "na"))
                        .build());
        String option = reader.anyVersion(draft)
                .criterion(choice)
                .orElseThrow()
                .options()
                .get(1)
                .id()
                .toString();
        service.addCriterion(
                draft,
                inner,
                content("Yang disebut", AnswerKind.MULTI_CHOICE)
                        .choices(List.of(
                                new CriterionContent.Choice("Bunga", new BigDecimal("2.25"), true),
                                new CriterionContent.Choice("Tenor", new BigDecimal("1"), true)))
                        .on(choice, Set.of(option))
                        .build());
        service.addCriterion(
                draft,
                other,
                content("Waktu tunggu", AnswerKind.NUMBER)
                        .number("-5", "12.5")
                        .preset("-2.5")
                        .build());
        service.addCriterion(
                draft,
                other,
                content("Menawarkan produk lain", AnswerKind.YES_NO).bonus("5").build());
        service.addCriterion(
                draft, other, content("Kesan umum", AnswerKind.TEXT).build());
        return draft;
    }

    /** Default answers and conditions by numbers and places, which files keep, instead of ids. */
    private List<String> hangs(UUID version) {
        ScorecardView view = reader.anyVersion(version);
        List<String> hangs = new ArrayList<>();
        view.criteria().forEach(criterion -> {
            ConditionView condition = criterion.condition();
            if (criterion.defaultCode() != null) {
                hangs.add(criterion.number() + " = "
                        + named(criterion, Set.of(criterion.defaultCode().split(","))));
            }
            if (condition != null) {
                CriterionView on = view.criterion(condition.criterionId()).orElseThrow();
                hangs.add(criterion.number() + " on " + on.number() + " " + named(on, condition.codes()));
            }
        });
        return hangs;
    }

    private static List<String> named(CriterionView criterion, Set<String> codes) {
        return codes.stream()
                .map(code -> criterion.options().stream()
                        .filter(option -> option.id().toString().equals(code))
                        .map(OptionView::label)
                        .findFirst()
                        .orElse(code))
                .sorted()
                .toList();
    }

    private byte[] export(UUID version, String format) throws Exception {
        return mvc.perform(get("/scorecards/versions/" + version + "/export")
                        .param("format", format)
                        .with(organisation.as(quality)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
    }

    private UUID imported(byte[] content, String filename) throws Exception {
        String location = mvc.perform(multipart("/scorecards/import")
                        .file(file(content, filename))
                        .param("name", "Impor " + UUID.randomUUID())
                        .with(organisation.as(quality))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        return UUID.fromString(location.split("/")[3]);
    }

    private Document refused(byte[] content, String filename, String name) throws Exception {
        return Jsoup.parse(mvc.perform(multipart("/scorecards/import")
                        .file(file(content, filename))
                        .param("name", name)
                        .with(organisation.as(quality))
                        .with(csrf()))
                .andExpect(status().is(422))
                .andReturn()
                .getResponse()
                .getContentAsString());
    }

    private static MockMultipartFile file(byte[] content, String filename) {
        return new MockMultipartFile("file", filename, null, content);
    }

    private static Object cells(byte[] file, String format) throws IOException {
        if (format.equals("csv")) {
            return new String(file, StandardCharsets.UTF_8);
        }
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            return book.getFirstSheet().read().stream()
                    .map(row -> row.stream()
                            .map(cell -> cell == null ? "" : cell.getType() + ":" + cell.getText())
                            .toList())
                    .toList();
        }
    }

    private Viewer viewer() {
        return new Viewer(quality.id(), quality.employeeId(), quality.name(), Set.of(Role.QUALITY_CONTROL), Set.of());
    }

    private static CriterionContent yesNo(String text) {
        return content(text, AnswerKind.YES_NO).build();
    }

    private static ContentMother content(String text, AnswerKind kind) {
        return new ContentMother(text, kind);
    }

    /** One property at a time. */
    private static final class ContentMother {
        private final String text;
        private final AnswerKind kind;
        private @Nullable String help;
        private @Nullable Integer minimum;
        private @Nullable Integer maximum;
        private List<CriterionContent.Choice> choices = List.of();
        private @Nullable CriticalClass criticalClass;
        private @Nullable CriticalEffect criticalEffect;
        private @Nullable BigDecimal cap;
        private @Nullable String preset;
        private List<String> causes = List.of();
        private @Nullable BigDecimal bonus;
        private @Nullable ConditionView condition;
        private @Nullable BigDecimal worst;
        private @Nullable BigDecimal best;

        ContentMother(String text, AnswerKind kind) {
            this.text = text;
            this.kind = kind;
        }

        ContentMother help(String help) {
            this.help = help;
            return this;
        }

        ContentMother scale(int minimum, int maximum) {
            this.minimum = minimum;
            this.maximum = maximum;
            return this;
        }

        ContentMother choices(List<CriterionContent.Choice> choices) {
            this.choices = choices;
            return this;
        }

        ContentMother critical(CriticalClass criticalClass, CriticalEffect criticalEffect, String cap) {
            this.criticalClass = criticalClass;
            this.criticalEffect = criticalEffect;
            this.cap = new BigDecimal(cap);
            return this;
        }

        ContentMother preset(String code) {
            this.preset = code;
            return this;
        }

        ContentMother causes(String... causes) {
            this.causes = List.of(causes);
            return this;
        }

        ContentMother bonus(String bonus) {
            this.bonus = new BigDecimal(bonus);
            return this;
        }

        ContentMother on(UUID criterion, Set<String> codes) {
            this.condition = new ConditionView(criterion, codes);
            return this;
        }

        ContentMother number(String worst, String best) {
            this.worst = new BigDecimal(worst);
            this.best = new BigDecimal(best);
            return this;
        }

        CriterionContent build() {
            return new CriterionContent(
                    text,
                    help,
                    kind,
                    minimum,
                    maximum,
                    choices,
                    new BigDecimal("1.5"),
                    true,
                    criticalClass,
                    criticalEffect,
                    cap,
                    true,
                    criticalClass != null,
                    "Begini",
                    "- Bukan begini",
                    preset,
                    causes,
                    bonus,
                    condition,
                    worst,
                    best);
        }
    }
}
