package id.binamutu.retention;

import static org.assertj.core.api.Assertions.assertThat;

import id.binamutu.interaction.ConversationMother;
import id.binamutu.interaction.Interactions;
import id.binamutu.people.PersonName;
import id.binamutu.people.Role;
import id.binamutu.people.TestOrganisation;
import id.binamutu.testing.BrowserTest;
import id.binamutu.testing.Visitor;
import id.binamutu.testing.Visitors;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From the masking rules to the original that somebody may see, and to the month that is given up. */
@BrowserTest
class PersonalDataJourneyTest {

    @Autowired
    TestOrganisation organisation;

    @Autowired
    ConversationMother conversations;

    @Autowired
    Interactions interactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Test
    void dataIsMaskedUnmaskedForAReasonHeldAndGivenUp(Visitors visitors) {
        TestOrganisation.Team team = organisation.team();
        PersonName admin = organisation.person(Role.ADMIN);
        UUID conversation = conversations.conversation(
                team.agent().id(),
                Instant.parse("2026-10-07T02:00:00Z"),
                "chat",
                4,
                "Kami hubungi 081234567890 ya, Bu");
        String name =
                interactions.summaries(List.of(conversation)).get(conversation).conversationId();

        Visitor desk = visitors.desktop().signIn(admin);
        desk.open("/masking").assertAccessible().assertFits();
        desk.page().fill("#own0\\.name", "Nomor PGD");
        desk.page().fill("#own0\\.expression", "PGD-[0-9]+");
        desk.page().fill("#own0\\.replacement", "[nomor PGD disamarkan]");
        desk.page()
                .fill("#sample", "NIK saya 3174015208900003, hp 0812-3456-7890, barang PGD-77, resi 1234567890123456");
        desk.page().click("button[formaction]");
        assertThat(desk.page().locator("#trial mark").allTextContents())
                .containsExactly("3174015208900003", "0812-3456-7890", "PGD-77");
        desk.assertAccessible().assertFits().pictures("masking-trial");
        desk.page().uncheck("#detectors1\\.on");
        desk.page().fill("#reason", "Uji coba pengenal pada berkas contoh");
        desk.page().click("section:last-of-type .btn-primary");
        desk.assertAccessible().assertFits().pictures("masking-off");
        assertThat(desk.page().locator("#detectors1\\.on").isChecked()).isFalse();

        desk.open("/unmasking-rights").assertAccessible();
        desk.page().fill("#employeeId", team.leader().employeeId());
        desk.page().fill("#until", LocalDate.now(clock).plusDays(30).toString());
        desk.page().fill("#reason", "Menangani pengaduan nasabah bulan ini");
        desk.page().click("main .btn-primary");
        desk.assertAccessible().assertFits().pictures("unmasking-rights");

        Visitor leader = visitors.phone().signIn(team.leader());
        leader.open("/interactions/" + conversation).assertFits();
        leader.page().click("a[href$='/original']");
        leader.page().fill("#reason", "Mencocokkan nomor pada pengaduan");
        leader.assertAccessible().assertFits().pictures("unmask");
        leader.page().fill("#password", TestOrganisation.PASSWORD);
        leader.page().click("main .btn-primary");
        assertThat(leader.page().textContent("#m2 .msg")).contains("081234567890");
        leader.assertAccessible().assertFits().pictures("original");

        desk.open("/retention/holds/new").assertAccessible();
        desk.page().fill("#about", name);
        desk.page().fill("#reason", "Sengketa di pengadilan negeri");
        desk.assertFits().pictures("hold-new");
        desk.page().click("main .btn-primary");
        jdbc.sql("select open_shelf('2020-02-01')").query((row, n) -> "").single();
        desk.open("/retention").assertAccessible().assertFits().pictures("retention");
        desk.open("/retention/policy").assertAccessible().assertFits().pictures("retention-policy");
        desk.open("/retention/disposals/new?kind=CONTENT&month=2020-02")
                .assertAccessible()
                .assertFits();
        desk.pictures("dispose");
        desk.page().check("#consent");
        desk.page().fill("#password", TestOrganisation.PASSWORD);
        desk.page().click("main .btn-danger");
        desk.assertAccessible().assertFits().pictures("disposal");

        Visitor quality = visitors.desktop().signIn(organisation.person(Role.QUALITY_CONTROL));
        quality.open("/interactions/" + conversation)
                .assertAccessible()
                .assertFits()
                .pictures("interaction-held");
        assertThat(quality.page().textContent("main"))
                .contains("Mencocokkan nomor pada pengaduan")
                .contains("Sengketa di pengadilan negeri");
        Visitor small = visitors.phone().signIn(admin);
        small.open("/retention").assertFits().pictures("retention-phone");
        small.open("/masking").assertFits();
        small.open("/unmasking-rights").assertFits().pictures("unmasking-rights-phone");
    }
}
