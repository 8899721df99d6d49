package id.binamutu.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import id.binamutu.people.PersonName;
import id.binamutu.people.Role;
import id.binamutu.people.TestOrganisation;
import id.binamutu.testing.BrowserTest;
import id.binamutu.testing.Visitor;
import id.binamutu.testing.Visitors;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From the Omni Channel's file to samples that wait to be scored: administrator first, then team leader. */
@BrowserTest
class SamplingJourneyTest {

    @Autowired
    private TestOrganisation organisation;

    @Test
    void fromImportedFileToDrawnSamples(Visitors visitors) {
        TestOrganisation.Team team = organisation.team(3);
        Visitor admin = visitors.desktop().signIn(organisation.person(Role.ADMIN));
        admin.open("/imports").assertAccessible().assertFits().pictures("imports-index");
        admin.page().selectOption("#kind", "interactions");
        admin.page()
                .setInputFiles(
                        "#file",
                        new FilePayload(
                                "omni-chat-2026-10.csv", "text/csv", file(team).getBytes(StandardCharsets.UTF_8)));
        admin.page().click("main form button");
        admin.page().waitForSelector("form[action$=commission] button");
        admin.assertAccessible().assertFits().pictures("imports-checked");
        assertThat(admin.page().textContent("#refused")).isEqualTo("2");
        admin.page().click("form[action$=commission] button");
        admin.page().waitForSelector(".tag.ok");
        admin.assertAccessible().pictures("imports-done");

        Visitor leader = visitors.desktop().signIn(team.leader());
        leader.open("/interactions").assertAccessible().assertFits().pictures("interactions-index");
        assertThat(leader.page().locator("tbody tr").count()).isEqualTo(12);
        leader.page().click("tbody a");
        leader.assertAccessible().assertFits().pictures("interactions-show");
        leader.open("/sampling").assertAccessible().assertFits().pictures("sampling-empty");
        leader.open("/sampling/new?period=2026-10")
                .assertAccessible()
                .assertFits()
                .pictures("sampling-new");
        leader.page().fill("#name", "Chat Oktober 2026");
        leader.page().fill("#quota", "3");
        leader.page().click("main form button");
        leader.assertAccessible().assertFits().pictures("sampling-planned");
        leader.page().click("form[action$=draw] button");
        assertThat(leader.page().locator("#samples tbody tr").count()).isEqualTo(9);
        leader.page().click("#samples summary");
        leader.page().selectOption("#samples select >> nth=0", "NO_CONTENT");
        leader.page().fill("#samples textarea >> nth=0", "Percakapan kosong, tidak dapat dinilai");
        leader.page().click("#samples details[open] button");
        leader.assertAccessible().assertFits().pictures("sampling-show");
        assertThat(leader.page().locator("#samples tbody tr").count()).isEqualTo(10);
        visitors.phone()
                .signIn(team.leader())
                .open(leader.page().url().replaceFirst("https?://[^/]+", ""))
                .assertAccessible()
                .assertFits();
        leader.page().click("a[href$=proof]");
        leader.assertAccessible().assertFits().pictures("sampling-proof");
        assertThat(leader.page().textContent(".tag.ok >> nth=0")).isEqualTo("Sama persis");
        leader.open("/sampling").assertAccessible().assertFits().pictures("sampling-index");
    }

    private static String file(TestOrganisation.Team team) {
        StringBuilder file = new StringBuilder(
                "conversation_id,channel,agent_id,customer_ref,started_at,ended_at,topic,csat,sender,sent_at,message\n");
        String mark = UUID.randomUUID().toString().substring(0, 6);
        int number = 0;
        for (PersonName agent : team.agents()) {
            for (int i = 1; i <= 4; i++) {
                String head = "CH-" + mark + "-" + ++number + ",whatsapp," + agent.employeeId()
                        + ",C0" + number + ",2026-10-" + (10 + i) + "T10:00:00+07:00,2026-10-" + (10 + i)
                        + "T10:06:12+07:00,perpanjangan,4,";
                file.append(head)
                        .append("CUSTOMER,2026-10-" + (10 + i)
                                + "T10:00:00+07:00,Gadai saya jatuh tempo kapan ya? nomor SBG 1203424010004471\n");
                file.append(head)
                        .append("AGENT,2026-10-" + (10 + i)
                                + "T10:01:00+07:00,\"Selamat siang, jatuh tempo 2 November 2026, Ibu.\"\n");
            }
        }
        String ghost = "CH-" + mark + "-X,whatsapp,GHOST,C1,2026-10-10T10:00:00+07:00,,,9,";
        return file.append(ghost)
                .append("CUSTOMER,2026-10-10T10:00:00+07:00,Halo\n")
                .append(ghost)
                .append("AGENT,2026-10-10T10:01:00+07:00,Halo\n")
                .toString();
    }
}
