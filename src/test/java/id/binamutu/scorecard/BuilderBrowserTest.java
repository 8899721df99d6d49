package id.binamutu.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import id.binamutu.people.PersonName;
import id.binamutu.people.Role;
import id.binamutu.people.TestOrganisation;
import id.binamutu.testing.BrowserTest;
import id.binamutu.testing.Visitor;
import id.binamutu.testing.Visitors;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BrowserTest
class BuilderBrowserTest {
    @Autowired
    TestOrganisation organisation;

    @Autowired
    TestScorecards made;

    @Autowired
    ScorecardReader reader;

    PersonName quality;
    UUID draft;
    String base;

    @BeforeEach
    void aDraft() {
        quality = organisation.person(Role.QUALITY_CONTROL);
        draft = made.draft(made.channel(), made.quality());
        base = "/scorecards/versions/" + draft;
    }

    @Test
    void sharesFollowTheTypingAndTheWeightIsSavedWhenItIsLeft(Visitors visitors) {
        Visitor visitor = visitors.desktop().signIn(quality).open(base + "/edit");
        Page page = visitor.page();
        Locator weight = page.locator("#weight-" + criterion(1).id());
        weight.fill("3");
        assertThat(page.textContent("#criterion-" + criterion(1).id() + " output"))
                .isEqualTo("30 %");
        assertThat(page.textContent("#criterion-" + criterion(2).id() + " output"))
                .isEqualTo("10 %");
        weight.press("Enter");
        PlaywrightAssertions.assertThat(page.locator("#weight-" + criterion(2).id()))
                .isFocused();
        PlaywrightAssertions.assertThat(page.locator("[data-saving]")).hasText("Bobot tersimpan.");
        assertThat(criterion(1).weight()).isEqualByComparingTo("3");

        page.locator("#weight-" + criterion(2).id()).fill("-1");
        page.keyboard().press("Tab");
        PlaywrightAssertions.assertThat(page.locator("#wrong-" + criterion(2).id()))
                .hasText("Bobot tidak boleh kurang dari 0.");
        visitor.assertAccessible();
        page.locator("#weight-" + criterion(2).id()).fill("1");
        page.keyboard().press("Tab");
        PlaywrightAssertions.assertThat(page.locator("#wrong-" + criterion(2).id()))
                .hasCount(0);
    }

    @Test
    void criteriaMoveByKeysAndTheFocusGoesWithThem(Visitors visitors) {
        Page page = visitors.desktop().signIn(quality).open(base + "/edit").page();
        UUID first = criterion(1).id();
        page.locator("#criterion-" + first + " a").first().focus();
        page.keyboard().press("Alt+ArrowDown");
        PlaywrightAssertions.assertThat(page.locator("[data-saving]")).hasText("Urutan tersimpan.");
        assertThat(criterion(2).id()).isEqualTo(first);
        PlaywrightAssertions.assertThat(page.locator("#down-" + first)).isFocused();
        page.keyboard().press("Enter");
        PlaywrightAssertions.assertThat(page.locator("#criterion-" + first)).containsText("2. Salam pembuka");
        PlaywrightAssertions.assertThat(page.locator("section.part").nth(1)).containsText("Salam pembuka");
        assertThat(reader.draft(draft).sections().get(1).criteria().get(0).id()).isEqualTo(first);
    }

    @Test
    void criteriaAreAddedOneAfterTheOtherWithoutThePointer(Visitors visitors) {
        Page page = visitors.desktop().signIn(quality).open(base + "/edit").page();
        UUID section = reader.draft(draft).sections().get(0).id();
        page.locator("#add-" + section).press("Enter");
        PlaywrightAssertions.assertThat(page.locator("#text")).isFocused();
        page.keyboard().type("Menyebut nama nasabah");
        page.keyboard().press("Enter");
        PlaywrightAssertions.assertThat(page.locator("#notice")).containsText("Menyebut nama nasabah");
        PlaywrightAssertions.assertThat(page.locator("#text")).isFocused();
        page.keyboard().type("Menawarkan bantuan");
        page.locator("main form button:has-text('Simpan')").last().press("Enter");
        page.waitForURL("**/edit#criterion-*");
        assertThat(reader.draft(draft).sections().get(0).criteria().stream().map(CriterionView::text))
                .endsWith("Menyebut nama nasabah", "Menawarkan bantuan");
        PlaywrightAssertions.assertThat(
                        page.locator("#criterion-" + criterion(4).id() + " a").first())
                .isFocused();
    }

    @Test
    void formShowsWhatItsKindUsesAndTheAnswersOfItsCondition(Visitors visitors) {
        Visitor visitor = visitors.desktop()
                .signIn(quality)
                .open(base + "/criteria/" + criterion(4).id() + "/edit");
        Page page = visitor.page();
        PlaywrightAssertions.assertThat(page.locator("#minimum")).isHidden();
        page.selectOption("#kind", "SCALE");
        PlaywrightAssertions.assertThat(page.locator("#minimum")).isVisible();
        PlaywrightAssertions.assertThat(page.locator("#choices")).isHidden();
        page.selectOption("#kind", "CHOICE");
        page.fill("#weight", "2");
        PlaywrightAssertions.assertThat(page.locator("[data-whole]")).hasText("= 30 % dari seluruh formulir");
        page.selectOption("#condition", criterion(1).id().toString());
        page.locator("#codes label:has-text('Tidak')").click();
        page.selectOption("#defaultCode", "Lengkap");
        page.fill("#goodExample", "Saya catat lengkap ya, Bu: nomor SBG dan tanggal jatuh tempo.");
        page.fill("#badExample", "Oke.");
        page.fill("#causes", "Terburu-buru\nTidak tahu ketentuannya");
        page.selectOption("#criticalClass", "COMPLIANCE");
        page.selectOption("#criticalEffect", "CAP");
        page.fill("#criticalCap", "50");
        visitor.assertAccessible().assertFits().pictures("scorecard-criterion");
        page.locator("[data-first]").click();
        assertThat(criterion(4).defaultCode())
                .isEqualTo(criterion(4).options().get(0).id().toString());
        assertThat(criterion(4).condition())
                .isEqualTo(new ConditionView(criterion(1).id(), java.util.Set.of("no")));

        visitor.open(base + "/criteria/" + criterion(1).id() + "/removal")
                .assertAccessible()
                .assertFits()
                .pictures("scorecard-removal");
        visitor.open(base + "/edit").assertAccessible().assertFits().pictures("scorecard-edit");
        visitor.open(base + "/sections/" + reader.draft(draft).sections().get(1).id() + "/edit")
                .assertAccessible()
                .assertFits()
                .pictures("scorecard-section");

        visitor.open(base + "/preview").assertAccessible().assertFits();
        PlaywrightAssertions.assertThat(page.locator("[data-id='" + criterion(4).id() + "']"))
                .isHidden();
        page.locator("[data-id='" + criterion(1).id() + "'] label").nth(1).click();
        PlaywrightAssertions.assertThat(page.locator("[data-id='" + criterion(4).id() + "']"))
                .isVisible();
        visitor.pictures("scorecard-preview");

        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        visitor.open("/account");
        page.locator("details.me summary").click();
        page.locator("details.me button[lang=en]").click();
        visitor.open(base + "/edit").assertAccessible().pictures("scorecard-edit-dark-en");
        visitor.open(base + "/criteria/" + criterion(4).id() + "/edit")
                .assertAccessible()
                .pictures("scorecard-criterion-dark-en");
    }

    @Test
    void longFormIsSearched(Visitors visitors) {
        Visitor visitor = visitors.desktop().signIn(quality).open(base + "/edit");
        Page page = visitor.page();
        page.fill("[data-find]", "informasi benar");
        PlaywrightAssertions.assertThat(page.locator(".butir:visible")).hasCount(1);
        PlaywrightAssertions.assertThat(page.locator(".part:visible")).hasCount(1);
        page.keyboard().press("Enter");
        PlaywrightAssertions.assertThat(
                        page.locator("#criterion-" + criterion(3).id() + " a").first())
                .isFocused();
        page.locator("[data-find]").press("Escape");
        PlaywrightAssertions.assertThat(page.locator(".butir:visible")).hasCount(5);
    }

    private CriterionView criterion(int number) {
        return reader.draft(draft)
                .criteria()
                .filter(found -> found.number() == number)
                .findFirst()
                .orElseThrow();
    }
}
