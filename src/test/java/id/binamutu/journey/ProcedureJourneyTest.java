package id.binamutu.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import id.binamutu.people.PersonName;
import id.binamutu.people.Role;
import id.binamutu.people.TestOrganisation;
import id.binamutu.testing.BrowserTest;
import id.binamutu.testing.RealFiles;
import id.binamutu.testing.Visitor;
import id.binamutu.testing.Visitors;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The nine steps of the procedure on the real files, from the import to the accepted report, each person in a browser window of
 * their own. Every page on the way is checked for accessibility, in light and in dark.
 */
@BrowserTest
class ProcedureJourneyTest {
    private static final String OCTOBER = "2026-10";
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Jakarta"));

    @Autowired
    TestOrganisation organisation;

    @Test
    void fromTheImportToTheAcceptedReport(Visitors visitors) {
        Path people = RealFiles.path("people.csv");

        // The administrator brings in people and files.
        Visitor admin = visitors.desktop().signIn(organisation.person(Role.ADMIN));
        look(admin, "home-admin");
        importFile(admin, "people", people);
        importFile(admin, "interactions", RealFiles.path("omni-chat-2026-10.csv"));
        assertThat(importFile(admin, "interactions", RealFiles.path("omni-chat-2026-10.jsonl")))
                .as("new conversations in the second form of the same file")
                .isEqualTo("0");
        importFile(admin, "productivity", RealFiles.path("productivity-2026-10.csv"));

        Visitor quality = letIn(admin, visitors.desktop(), "Q001");
        publishScorecard(quality, visitors.desktop().signIn(organisation.person(Role.QUALITY_CONTROL)));

        // 1. The team leader plans and draws.
        Visitor leader = letIn(admin, visitors.desktop(), "TL01");
        look(leader, "home-empty-team-leader");
        leader.open("/sampling/new");
        fill(leader, "name", "Sampel Oktober " + System.nanoTime());
        fill(leader, "periodFrom", "2026-10-01");
        fill(leader, "periodTo", "2026-10-31");
        fill(leader, "quota", "2");
        fill(leader, "dueOn", TODAY.plusDays(5).toString());
        look(leader, "sampling-new");
        submit(leader, "main form[action$='/sampling']");
        look(leader, "sampling-undrawn");
        submit(leader, "form[action$='/draw']");
        look(leader, "sampling-drawn");
        Locator evaluate = leader.page().locator("#samples a[href$='/evaluation']");
        assertThat(evaluate.count()).isGreaterThan(10);
        leader.page().click("a[href$='/proof']");
        look(leader, "sampling-proof");
        leader.page().goBack();

        // 2. Scores one to Tidak sesuai: by keys, with evidence and a finding.
        String agentName = leader.page()
                .locator("#samples tbody tr td:first-child")
                .first()
                .textContent();
        evaluate.first().click();
        look(leader, "evaluation-edit");
        scoreWithOneFinding(leader);
        look(leader, "evaluation-check");
        leader.page().locator("form[action$='/submission'] button").last().click();
        look(leader, "evaluation-submitted");
        assertThat(leader.page().locator("main").textContent()).contains("Tidak sesuai");
        String evaluation = path(leader);

        // The agent sees it and acknowledges it.
        PersonName agent = organisation.named(agentName.strip());
        Visitor member = letIn(admin, visitors.phone(), agent.employeeId());
        look(member, "home-agent");
        member.open(evaluation);
        look(member, "evaluation-agent");
        submit(member, "form[action$='/acknowledgement']");

        // 3. The coaching has opened by itself.
        leader.open("/coaching");
        look(leader, "coaching-index");
        leader.page().click("main table a[href*='/coaching/'], main .work a[href*='/coaching/']");
        look(leader, "coaching-show");
        String coaching = path(leader);
        leader.open(coaching + "/edit");
        leader.page().selectOption("#rootCauseCategory", "KNOWLEDGE");
        fill(leader, "rootCause", "Belum membaca artikel tarif yang baru.");
        fill(leader, "plannedOn", TODAY.toString());
        fill(leader, "plannedTime", "09:00");
        fill(leader, "place", "Ruang rapat 2");
        fill(leader, "reminder", "Buka artikel sebelum menyebut angka.");
        fill(leader, "notes", "Bersama-sama membaca artikel tarif dan menghitung dua contoh.");
        look(leader, "coaching-edit");
        leader.page().locator("form[action$='/session'] button").first().click();
        look(leader, "coaching-held");

        // 4. The agent writes a commitment in own words and signs it.
        member.open("/commitments");
        look(member, "commitments");
        member.page().click("main a[href*='/commitments/']");
        fill(member, "words", "Saya akan membuka artikel tarif sebelum menyebut angka kepada nasabah.");
        fill(member, "dueOn", TODAY.plusDays(7).toString());
        member.page().check("#consent");
        member.page().fill("input#password", "salah-salah-salah");
        look(member, "commitment-sign");
        submit(member, "form[action$='/signature']");
        assertThat(member.page().inputValue("#words"))
                .as("what was typed is still there")
                .startsWith("Saya akan");
        member.page().check("#consent");
        member.page().fill("input#password", TestOrganisation.PASSWORD);
        submit(member, "form[action$='/signature']");
        look(member, "commitment-signed");
        assertThat(member.page().locator(".signatures").textContent()).contains(agent.name());
        leader.open(coaching);
        look(leader, "coaching-committed");

        // 5. Briefing with a quiz.
        leader.open("/briefings/new");
        fill(leader, "title", "Tarif sewa modal");
        fill(leader, "scheduledAt", TODAY + "T00:05");
        fill(leader, "place", "Ruang rapat 1");
        fill(leader, "material", "Tarif sewa modal per 15 hari dan cara menghitungnya.");
        fill(leader, "passMark", "80");
        fill(leader, "attemptsAllowed", "2");
        fill(leader, "quizDueOn", TODAY.plusDays(3).toString());
        look(leader, "briefing-new");
        submit(leader, "main form[action$='/briefings']");
        String briefing = path(leader);
        leader.page().click("a[href$='/questions/new']");
        fill(leader, "question", "Berapa lama satu masa sewa modal?");
        fill(leader, "option1", "15 hari");
        fill(leader, "option2", "30 hari");
        leader.page().check("input[name=right][value='1']");
        look(leader, "briefing-question");
        submit(leader, "main form[action*='/questions']");
        look(leader, "briefing-planned");
        leader.open(briefing + "/attendance");
        leader.page()
                .locator("input[type=radio][value=PRESENT]")
                .all()
                .forEach(present -> present.check(new Locator.CheckOptions().setForce(true)));
        look(leader, "briefing-attendance");
        submit(leader, "form[action$='/attendance']");
        member.open(briefing + "/quiz");
        member.page().locator("main input[type=radio]").first().check();
        look(member, "briefing-quiz");
        submit(member, "form[action$='/quiz']");
        look(member, "briefing-result");
        leader.open(briefing + "/minutes");
        minutes(leader, briefing);
        look(leader, "briefing-held");

        // 6. A document is made known.
        leader.open("/socialisations/new");
        fill(leader, "title", "Instruksi kerja verifikasi nasabah");
        fill(leader, "body", "Nama lengkap dan tanggal lahir ditanyakan sebelum membuka data pinjaman.");
        fill(leader, "dueOn", TODAY.plusDays(3).toString());
        look(leader, "socialisation-new");
        submit(leader, "main form[action$='/socialisations']");
        look(leader, "socialisation-show");
        String socialisation = path(leader);
        member.open(socialisation);
        look(member, "socialisation-read");
        submit(member, "form[action$='/acknowledgement']");
        leader.open(socialisation);
        look(leader, "socialisation-coverage");

        // 7. The form by tier.
        leader.open("/forms?period=" + OCTOBER);
        look(leader, "forms");
        leader.page().click("a[href*='/forms/new'][href*='" + agent.id() + "']");
        look(leader, "form-new");
        leader.page().check("#tier-IMPROVEMENT");
        fill(leader, "overrideReason", "Ada temuan tarif; sampelnya masih sedikit.");
        submit(leader, "main form[action$='/forms']");
        fill(leader, "strengths", "Ramah dan cepat.");
        fill(leader, "improvements", "Ketepatan tarif.");
        fill(leader, "targets", "Tidak ada salah tarif dalam lima sampel berikutnya.");
        fill(leader, "support", "Pendampingan mingguan.");
        fill(leader, "startsOn", TODAY.toString());
        fill(leader, "endsOn", TODAY.plusDays(30).toString());
        look(leader, "form-edit");
        leader.page().click("button[name=issue]");
        look(leader, "form-issued");
        String form = path(leader);
        member.open(form);
        look(member, "form-agent");
        sign(member);
        leader.open(form);
        sign(leader);
        look(leader, "form-signed");

        // 8. The report, 9. and its acceptance.
        leader.open("/reports/new?period=" + OCTOBER);
        if (leader.page().locator("#summary").count() == 0) {
            leader.page().click("main a[href*='/reports/new']");
        }
        fill(leader, "summary", "Mutu tim baik; satu temuan tarif sudah ditindaklanjuti.");
        fill(leader, "obstacles", "Aplikasi lambat pada minggu ketiga.");
        fill(leader, "plan", "Briefing tarif setiap awal bulan.");
        submit(leader, "main form[action$='/reports']");
        look(leader, "report-draft");
        leader.page().check("#consent");
        leader.page().fill("input#password", TestOrganisation.PASSWORD);
        leader.page().click("button[formaction$='/submission']");
        look(leader, "report-submitted");
        String report = path(leader);
        look(leader.open("/"), "home-team-leader");

        Visitor manager = letIn(admin, visitors.desktop(), "M001");
        look(manager, "home-manager");
        manager.open(report);
        look(manager, "report-manager");
        Locator acceptance = manager.page().locator("form[action$='/acceptance']");
        acceptance.locator("[name=consent]").check();
        acceptance.locator("[name=password]").fill(TestOrganisation.PASSWORD);
        acceptance.locator("button").click();
        look(manager, "report-accepted");
        assertThat(manager.page().locator("main").textContent()).contains("Diterima");
        assertThat(manager.page().locator("form[action$='/acceptance']").count())
                .isZero();
    }

    private static void publishScorecard(Visitor quality, Visitor reviewer) {
        look(quality, "home-quality-control");
        quality.open("/scorecards/new");
        fill(quality, "name", "Layanan " + System.nanoTime());
        submit(quality, "main form[action$='/scorecards']");
        String draft = path(quality);
        section(quality, draft, "Sikap", "40", "Salam pembuka sesuai standar", false);
        section(quality, draft, "Ketepatan informasi", "60", "Informasi produk benar", true);
        look(quality, "scorecard-edit");
        quality.page().click("a[href$='/submission']");
        fill(quality, "effectiveOn", "2026-10-01");
        submit(quality, "form[action$='/submission']");
        look(quality, "scorecard-in-review");
        reviewer.open(path(quality));
        submit(reviewer, "form[action$='/publication']");
        look(reviewer, "scorecard-published");
    }

    private static void section(
            Visitor quality, String draft, String title, String weight, String criterion, boolean critical) {
        quality.page().locator("a[href*='/sections/new']").first().click();
        fill(quality, "title", title);
        fill(quality, "weight", weight);
        submit(quality, "main form[action*='/sections']");
        quality.page().locator("a[href*='/criteria/new']").last().click();
        fill(quality, "text", criterion);
        if (critical) {
            quality.page().selectOption("#criticalClass", "BUSINESS");
            quality.page().selectOption("#criticalEffect", "CAP");
            fill(quality, "criticalCap", "60");
        }
        quality.page()
                .locator("main form[action*='/criteria'] button:not([name])")
                .last()
                .click();
        assertThat(path(quality)).isEqualTo(draft);
    }

    /** Y for every criterion but the critical one, a comment and a message as evidence there, and what was wrong. */
    private static void scoreWithOneFinding(Visitor leader) {
        Page page = leader.page();
        Locator criteria = page.locator("fieldset.crit");
        for (int i = 0; i < criteria.count(); i++) {
            Locator criterion = criteria.nth(i);
            boolean critical = criterion.locator("legend .tag.late").count() > 0;
            criterion
                    .locator("input[value=" + (critical ? "no" : "yes") + "]")
                    .check(new Locator.CheckOptions().setForce(true));
            if (critical) {
                criterion.locator("textarea").fill("Tarif yang disebut bukan tarif yang berlaku.");
                criterion.locator("textarea").blur();
                criterion.locator("[data-evidence]").click();
                page.locator("#conversation-pane [data-position='2']").click();
                page.keyboard().press("Escape");
                criterion.locator("button[data-finding]").click();
                page.selectOption("#severity", "MAJOR");
                page.fill("#said", "1 % per 15 hari");
                page.fill("#correct", "1,2 % per 15 hari");
                page.locator("#finding button.btn-primary").click();
                criterion.locator(".finding").first().waitFor();
            }
        }
        page.waitForFunction("() => document.getElementById('save-state').textContent.match(/\\d/)");
        look(leader, "evaluation-scored");
        page.click("#check");
        page.waitForURL("**/check");
    }

    private static void minutes(Visitor leader, String subject) {
        fill(leader, "place", "Ruang rapat 1");
        fill(leader, "heldAt", TODAY + "T00:05");
        fill(leader, "present", "Seluruh tim");
        fill(leader, "points", "Tarif sewa modal");
        fill(leader, "decisions", "Tarif selalu dibaca dari artikel");
        fill(leader, "actions", "Latihan soal minggu depan");
        look(leader, "minutes");
        submit(leader, "form[action$='/minutes']");
        leader.open(subject + "/minutes/signature");
        sign(leader);
    }

    private static void sign(Visitor visitor) {
        visitor.page().check("#consent");
        visitor.page().fill("input#password", TestOrganisation.PASSWORD);
        submit(visitor, "form[action$='/signature']");
        assertThat(visitor.page().locator(".signatures").textContent()).doesNotContain("tidak berlaku");
    }

    /** @return how many went in, as the result page says it */
    private static String importFile(Visitor admin, String kind, Path file) {
        admin.open("/imports");
        admin.page().selectOption("#kind", kind);
        admin.page().setInputFiles("#file", file);
        submit(admin, "main form[action$='/imports']");
        admin.page().locator("#accepted").waitFor();
        look(admin, "import-" + kind + "-checked");
        String accepted = admin.page().textContent("#accepted");
        Locator commission = admin.page().locator("form[action$='/commission'] button");
        if (commission.count() > 0) {
            commission.click();
            admin.page()
                    .locator("#run progress")
                    .waitFor(new Locator.WaitForOptions()
                            .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED)
                            .setTimeout(60_000));
        }
        return accepted;
    }

    /** The administrator gives an initial password; the person chooses an own one at the first sign-in. */
    private static Visitor letIn(Visitor admin, Visitor newcomer, String employeeId) {
        admin.open("/people?q=" + employeeId);
        admin.page().click("tbody a");
        submit(admin, "form[action$='/initial-password']");
        String initial = admin.page().textContent("#password");
        newcomer.open("/sign-in");
        newcomer.page().fill("#login", employeeId);
        newcomer.page().fill("#password", initial);
        newcomer.page().click("main form button");
        newcomer.page().fill("#present", initial);
        newcomer.page().fill("input#password", TestOrganisation.PASSWORD);
        newcomer.page().fill("#repeat", TestOrganisation.PASSWORD);
        newcomer.page().click("main form button");
        return newcomer.open("/");
    }

    private static void fill(Visitor visitor, String field, String value) {
        visitor.page().fill("[id='" + field + "']", value);
    }

    private static void submit(Visitor visitor, String form) {
        visitor.page()
                .locator(form)
                .first()
                .locator("button:not([formaction])")
                .first()
                .click();
    }

    private static String path(Visitor visitor) {
        return java.net.URI.create(visitor.page().url()).getPath();
    }

    private static Visitor look(Visitor visitor, String name) {
        visitor.assertFits().assertAccessible().pictures("journey-" + name);
        visitor.page().evaluate("() => document.documentElement.setAttribute('data-bs-theme', 'dark')");
        visitor.assertAccessible();
        visitor.page().evaluate("() => document.documentElement.setAttribute('data-bs-theme', 'light')");
        return visitor;
    }
}
