package id.binamutu.report;

import static org.assertj.core.api.Assertions.assertThat;

import id.binamutu.people.PersonName;
import id.binamutu.people.Role;
import id.binamutu.people.TestOrganisation;
import id.binamutu.testing.Statements;
import id.binamutu.worklist.StepSummary;
import id.binamutu.worklist.WorkItem;
import id.binamutu.worklist.Worklist;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.PageRequest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

@ReportTest
class ReportPagesTest {
    @Autowired
    TestOrganisation organisation;

    @Autowired
    ReportScene scene;

    @Autowired
    ReportSteps steps;

    @Autowired
    Worklist worklist;

    @Autowired
    JdbcClient jdbc;

    @Test
    void theDraftShowsEveryAgentOfTheMonthWithWhatTheFiguresRestOn() throws Exception {
        TestOrganisation.Team team = organisation.team();
        scene.quality(team, 88.4);
        Document page = scene.read(team.leader(), "/reports/new?team=" + team.id() + "&period=" + scene.lastMonth());
        assertThat(page.select("tbody th[scope=row] a").eachText())
                .containsExactlyInAnyOrderElementsOf(
                        team.agents().stream().map(PersonName::name).toList());
        assertThat(page.select("main").text()).contains("88,4 (83,4–93,4; n = 10)");
    }

    @Test
    void anEmptyMonthIsShownAsEmptyAndNotAsZeroQuality() throws Exception {
        TestOrganisation.Team team = organisation.team();
        Document page = scene.read(team.leader(), "/reports/new?team=" + team.id());
        assertThat(page.select(".display-6").text()).isEqualTo("–");
        assertThat(page.select("main").text()).contains("Tidak ada temuan bulan ini.");
    }

    @Test
    void whatIsHandedOverIsFrozenWhateverHappensToTheFigures() throws Exception {
        TestOrganisation.Team team = organisation.team();
        PersonName manager = organisation.person(Role.MANAGER);
        scene.quality(team, 88.4);
        UUID id = scene.submitted(team);
        scene.quality(team, 12.3);
        Document page = scene.read(manager, "/reports/" + id);
        assertThat(page.select("main").text())
                .contains("88,4 (83,4–93,4; n = 10)")
                .doesNotContain("12,3");
        assertThat(page.select(".signatures li").text())
                .contains(team.leader().name())
                .contains("Team Leader")
                .contains("Sah");
    }

    @Test
    void figuresThatChangedAfterReadingAreReadAgainBeforeSigning() throws Exception {
        TestOrganisation.Team team = organisation.team();
        scene.quality(team, 88.4);
        UUID id = scene.draft(team);
        var submission = scene.submission(team, id).param("summary", "Mutu naik.");
        scene.quality(team, 79.0);
        MockHttpServletResponse answer = scene.send(team.leader(), submission);
        assertThat(answer.getStatus()).isEqualTo(422);
        Document page = Jsoup.parse(answer.getContentAsString());
        assertThat(page.select(".summary").text()).contains("Angka berubah");
        assertThat(page.select("main").text()).contains("79 (74–84; n = 10)");
        assertThat(page.getElementById("summary").wholeText()).contains("Mutu naik.");
        var again = scene.submission(team, id);
        assertThat(scene.send(team.leader(), again).getStatus()).isEqualTo(302);
    }

    @Test
    void aWrongPasswordHandsNothingOverAndLosesNothing() throws Exception {
        TestOrganisation.Team team = organisation.team();
        UUID id = scene.draft(team);
        Document before = scene.read(team.leader(), "/reports/" + id);
        MockHttpServletResponse answer = scene.send(
                team.leader(),
                MockMvcRequestBuilders.post("/reports/" + id + "/submission")
                        .param("summary", "Ditulis ulang.")
                        .param("obstacles", "a")
                        .param("plan", "b")
                        .param("version", ReportScene.value(before, "version"))
                        .param("seen", ReportScene.value(before, "seen"))
                        .param("consent", "true")
                        .param("password", "salah"));
        assertThat(answer.getStatus()).isEqualTo(422);
        Document page = Jsoup.parse(answer.getContentAsString());
        assertThat(page.select(".summary a").eachAttr("href")).containsExactly("#password");
        assertThat(page.getElementById("summary").wholeText()).contains("Ditulis ulang.");
        assertThat(page.select("input[type=password]").attr("value")).isEmpty();
        assertThat(scene.read(team.leader(), "/reports/" + id)
                        .select("h1 + div")
                        .text())
                .contains("Draf");
    }

    @Test
    void withoutConsentNothingIsSigned() throws Exception {
        TestOrganisation.Team team = organisation.team();
        UUID id = scene.draft(team);
        MockHttpServletResponse answer = scene.send(
                team.leader(),
                ReportScene.words("/reports/" + id + "/submission").param("password", "x"));
        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(Jsoup.parse(answer.getContentAsString()).select(".summary a").eachAttr("href"))
                .contains("#consent");
    }

    @Test
    void whoSavesAnOldPageIsToldAndSeesBothTexts() throws Exception {
        TestOrganisation.Team team = organisation.team();
        UUID id = scene.draft(team);
        String version = ReportScene.value(scene.read(team.leader(), "/reports/" + id), "version");
        scene.send(team.leader(), save(id, version, "Dari tab pertama."));
        MockHttpServletResponse answer = scene.send(team.leader(), save(id, version, "Dari tab kedua."));
        assertThat(answer.getStatus()).isEqualTo(409);
        Document page = Jsoup.parse(answer.getContentAsString());
        assertThat(page.getElementById("summary").wholeText()).contains("Dari tab kedua.");
        assertThat(page.select(".notice").text()).contains("Dari tab pertama.");
        MockHttpServletResponse merged =
                scene.send(team.leader(), save(id, ReportScene.value(page, "version"), "Dari keduanya."));
        assertThat(merged.getStatus()).isEqualTo(302);
    }

    @Test
    void theManagerReadsTheReportAcceptsItAndTheWorkIsDone() throws Exception {
        TestOrganisation.Team team = organisation.team();
        PersonName manager = organisation.person(Role.MANAGER);
        UUID id = scene.submitted(team);
        assertThat(waiting(manager, id)).singleElement().satisfies(item -> {
            assertThat(item.kind()).isEqualTo("report.receive");
            assertThat(item.url()).isEqualTo("/reports/" + id);
        });
        assertThat(scene.send(manager, scene.acceptance(id)).getStatus()).isEqualTo(302);
        Document page = scene.read(team.leader(), "/reports/" + id);
        assertThat(page.select(".notice").text()).contains("Diterima manajer").contains("Lanjutkan.");
        assertThat(page.select(".signatures li")).hasSize(2);
        assertThat(page.select(".signatures li.broken")).isEmpty();
        assertThat(waiting(manager, id)).isEmpty();
    }

    @Test
    void aReturnedReportGoesOnAsANewVersionThatShowsWhatChanged() throws Exception {
        TestOrganisation.Team team = organisation.team();
        PersonName manager = organisation.person(Role.MANAGER);
        scene.quality(team, 88.4);
        UUID first = scene.submitted(team);
        assertThat(scene.send(manager, scene.giveBack(first)).getStatus()).isEqualTo(302);
        assertThat(waiting(team.leader(), first)).extracting(WorkItem::kind).containsExactly("report.revise");

        UUID second = revise(team, first);
        assertThat(revise(team, first)).as("asked twice").isEqualTo(second);
        scene.quality(team, 90.0);
        Document draft = scene.read(team.leader(), "/reports/" + second);
        assertThat(draft.select(".notice.bad").text()).contains("Kendala belum menyebut angka antrean.");
        assertThat(draft.getElementById("summary").wholeText()).contains("Mutu naik.");
        var submission = scene.submission(team, second);
        assertThat(scene.send(team.leader(), submission).getStatus()).isEqualTo(302);

        Document page = scene.read(manager, "/reports/" + second);
        String changes = page.select("section:has(h2:contains(Yang berubah))").text();
        assertThat(changes).contains("88,4 (83,4–93,4; n = 10)").contains("90 (85–95; n = 10)");
        assertThat(changes).doesNotContain("Ringkasan");
        assertThat(page.select("a:contains(Versi 1)").attr("href")).isEqualTo("/reports/" + first);
        assertThat(waiting(team.leader(), first)).isEmpty();
    }

    @Test
    void aReportIsReturnedOnlyWithAReason() throws Exception {
        TestOrganisation.Team team = organisation.team();
        UUID id = scene.submitted(team);
        MockHttpServletResponse answer = scene.send(
                organisation.person(Role.MANAGER),
                MockMvcRequestBuilders.post("/reports/" + id + "/return").param("reason", "  "));
        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(Jsoup.parse(answer.getContentAsString()).select(".summary a").eachAttr("href"))
                .containsExactly("#reason");
    }

    @Test
    void anotherTeamsReportDoesNotExistForATeamLeader() throws Exception {
        TestOrganisation.Team team = organisation.team();
        TestOrganisation.Team other = organisation.team();
        UUID draft = scene.draft(team);
        UUID submitted = scene.submitted(other);
        for (String address : List.of("", "/pdf", "/xlsx")) {
            assertThat(scene.open(other.leader(), "/reports/" + draft + address).getStatus())
                    .isEqualTo(404);
            assertThat(scene.open(team.leader(), "/reports/" + submitted + address)
                            .getStatus())
                    .isEqualTo(404);
        }
        for (String address : List.of("", "/submission", "/revision")) {
            assertThat(scene.send(
                                    team.leader(),
                                    ReportScene.words("/reports/" + submitted + address)
                                            .param("consent", "true")
                                            .param("password", ReportScene.PASSWORD))
                            .getStatus())
                    .isEqualTo(404);
        }
        assertThat(scene.open(team.leader(), "/reports/new?team=" + other.id()).getStatus())
                .isEqualTo(404);
        assertThat(scene.read(team.leader(), "/reports?team=" + other.id()).select("tbody tr"))
                .isEmpty();
    }

    @Test
    void aDraftIsNobodysButItsTeamLeaders() throws Exception {
        UUID draft = scene.draft(organisation.team());
        for (Role role : List.of(Role.MANAGER, Role.COORDINATOR)) {
            assertThat(scene.open(organisation.person(role), "/reports/" + draft)
                            .getStatus())
                    .isEqualTo(404);
        }
        assertThat(scene.send(organisation.person(Role.MANAGER), scene.acceptance(draft))
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    void whoIsManagerAndTeamLeaderDoesNotAcceptTheirOwnReport() throws Exception {
        TestOrganisation.Team team = organisation.team();
        PersonName both = team.leader();
        jdbc.sql("insert into person_role (person_id, role) values (?, 'MANAGER')")
                .param(both.id())
                .update();
        UUID id = scene.submitted(team);
        assertThat(scene.read(both, "/reports/" + id).select("form[action$=acceptance]"))
                .isEmpty();
        MockHttpServletResponse answer = scene.send(both, scene.acceptance(id));
        assertThat(answer.getStatus()).isEqualTo(422);
    }

    @Test
    void theListFiltersAndItsFileHoldsTheSame() throws Exception {
        TestOrganisation.Team team = organisation.team();
        PersonName manager = organisation.person(Role.MANAGER);
        scene.submitted(team);
        String query = "?team=" + team.id() + "&period=" + scene.lastMonth() + "&state=SUBMITTED";
        Document page = scene.read(manager, "/reports" + query);
        assertThat(page.select("tbody tr")).hasSize(1);
        assertThat(page.select("tbody tr").text()).contains(team.name()).contains("Menunggu manajer");
        assertThat(scene.read(manager, "/reports?team=" + team.id() + "&state=ACCEPTED")
                        .select(".empty-title")
                        .text())
                .isEqualTo("Tidak ada laporan yang cocok");
        String csv = scene.open(manager, "/reports/export" + query + "&format=csv")
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(csv.lines().skip(1)).singleElement().asString().contains(team.name() + "," + scene.lastMonth());
    }

    @Test
    void thePdfIsTheSnapshotWithItsSignatures() throws Exception {
        TestOrganisation.Team team = organisation.team();
        scene.quality(team, 88.4);
        UUID id = scene.submitted(team);
        scene.quality(team, 12.3);
        MockHttpServletResponse answer = scene.open(organisation.person(Role.COORDINATOR), "/reports/" + id + "/pdf");
        assertThat(answer.getContentType()).isEqualTo("application/pdf");
        Files.write(Path.of("target/report-pages-test.pdf"), answer.getContentAsByteArray());
        try (PDDocument document = Loader.loadPDF(answer.getContentAsByteArray())) {
            String text = new PDFTextStripper().getText(document);
            assertThat(text)
                    .contains("88,4 (83,4–93,4; n = 10)")
                    .contains("Antrean panjang minggu ke-3.")
                    .contains(team.leader().name())
                    .contains("tidak tersertifikasi");
            assertThat(text).doesNotContain("12,3");
        }
    }

    @Test
    void theWorkbookHoldsTheFiguresAsNumbers() throws Exception {
        TestOrganisation.Team team = organisation.team();
        scene.quality(team, 88.4);
        UUID id = scene.submitted(team);
        MockHttpServletResponse answer = scene.open(team.leader(), "/reports/" + id + "/xlsx");
        Path file = Files.createTempFile("report", ".xlsx");
        Files.write(file, answer.getContentAsByteArray());
        try (ZipFile zip = new ZipFile(file.toFile())) {
            String agents = new String(
                    zip.getInputStream(zip.getEntry("xl/worksheets/sheet2.xml")).readAllBytes(),
                    StandardCharsets.UTF_8);
            assertThat(agents).contains("<v>88.4</v>");
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void aDraftHasNoFiles() throws Exception {
        TestOrganisation.Team team = organisation.team();
        UUID id = scene.draft(team);
        assertThat(scene.open(team.leader(), "/reports/" + id + "/pdf").getStatus())
                .isEqualTo(404);
    }

    @Test
    void theStepsSayWhereTheReportStands() throws Exception {
        TestOrganisation.Team team = organisation.team();
        PersonName manager = organisation.person(Role.MANAGER);
        assertThat(step(team, 8).done()).isZero();
        UUID id = scene.submitted(team);
        assertThat(step(team, 8).done()).isEqualTo(1);
        assertThat(step(team, 8).late()).isZero();
        assertThat(step(team, 9).done()).isZero();
        assertThat(step(team, 9).total()).isEqualTo(1);
        scene.send(manager, scene.acceptance(id));
        assertThat(step(team, 9).done()).isEqualTo(1);
        assertThat(step(team, 9).noteKey()).isEqualTo("step.report.accepted");
    }

    @Test
    void aPageCostsAsManyStatementsForThirtyAgentsAsForThree() throws Exception {
        TestOrganisation.Team small = organisation.team(3);
        TestOrganisation.Team large = organisation.team(30);
        PersonName manager = organisation.person(Role.MANAGER);
        UUID smallReport = scene.submitted(small);
        UUID largeReport = scene.submitted(large);
        int few = Statements.count(() -> scene.read(manager, "/reports/" + smallReport));
        int many = Statements.count(() -> scene.read(manager, "/reports/" + largeReport));
        assertThat(many).isEqualTo(few).isLessThanOrEqualTo(8);
    }

    private StepSummary step(TestOrganisation.Team team, int step) {
        return steps.summaries(List.of(team.id()), scene.lastMonth()).stream()
                .filter(summary -> summary.step() == step)
                .findFirst()
                .orElseThrow();
    }

    private List<WorkItem> waiting(PersonName person, UUID subject) {
        return worklist.openFor(person.id(), null, PageRequest.of(0, 100)).stream()
                .filter(item -> item.subjectId().equals(subject))
                .toList();
    }

    private UUID revise(TestOrganisation.Team team, UUID id) throws Exception {
        return ReportScene.idIn(scene.send(team.leader(), MockMvcRequestBuilders.post("/reports/" + id + "/revision")));
    }

    private static MockHttpServletRequestBuilder save(UUID id, String version, String summary) {
        return MockMvcRequestBuilders.post("/reports/" + id)
                .param("summary", summary)
                .param("obstacles", "")
                .param("plan", "")
                .param("version", version);
    }
}
