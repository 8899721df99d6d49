package id.binamutu.intake;

import static org.assertj.core.api.Assertions.assertThat;

import id.binamutu.people.PersonName;
import id.binamutu.people.Role;
import id.binamutu.people.TestOrganisation;
import id.binamutu.testing.BrowserTest;
import id.binamutu.testing.Visitor;
import id.binamutu.testing.Visitors;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

@BrowserTest
class ConnectionsBrowserTest {

    @Autowired
    TestOrganisation organisation;

    @Autowired
    TestTokens tokens;

    @Autowired
    ChatwootAccounts accounts;

    @Autowired
    ChatwootIntake intake;

    @Autowired
    JsonMapper json;

    @Test
    void anAdministratorConnectsOtherApplications(Visitors visitors) {
        PersonName administrator = organisation.person(Role.ADMIN);
        tokens.revoke(tokens.issue("interactions:write"));
        Visitor visitor = visitors.desktop().signIn(administrator);

        visitor.open("/connections/tokens/new").assertAccessible().assertFits().pictures("connections-token-new");
        visitor.page().fill("#name", "Omni Channel");
        visitor.page().click("main form button");
        assertThat(visitor.page().textContent("#token")).startsWith("bm_");
        visitor.assertAccessible().assertFits().pictures("connections-token");

        visitor.open("/connections/chatwoot/new").assertAccessible().assertFits();
        visitor.page().fill("#name", "Layanan gadai pusat");
        visitor.page().fill("#secret", "rahasia-dari-chatwoot");
        visitor.page().click("main form button");
        assertThat(visitor.page().textContent("#address")).contains("/webhooks/chatwoot/");
        visitor.assertAccessible().assertFits().pictures("connections-chatwoot-empty");
        String address = visitor.page().url();

        ChatwootAccount account = accounts.account(UUID.fromString(address.substring(address.lastIndexOf('/') + 1)));
        Map<String, Object> agent =
                Map.of("id", 12, "name", "Dewi Anggraini", "email", "dewi@desk.contoh.co.id", "type", "user");
        for (int message = 1; message < 6; message++) {
            intake.take(
                    account,
                    json.valueToTree(Map.of(
                            "event",
                            "message_created",
                            "id",
                            message,
                            "content",
                            "Selamat pagi",
                            "message_type",
                            message % 2 == 0 ? "outgoing" : "incoming",
                            "created_at",
                            "2026-10-31T02:1" + message + ":00.000Z",
                            "sender",
                            message % 2 == 0 ? agent : Map.of("id", 905, "name", "Ratna"),
                            "conversation",
                            Map.of(
                                    "id",
                                    4711,
                                    "channel",
                                    "Channel::WebWidget",
                                    "status",
                                    "open",
                                    "created_at",
                                    1793412600))));
        }
        intake.take(account, json.valueToTree(Map.of("event", "contact_updated")));
        visitor.open("/connections/chatwoot/" + account.id())
                .assertAccessible()
                .assertFits()
                .pictures("connections-chatwoot");
        visitor.open("/connections/chatwoot/" + account.id() + "/edit")
                .assertAccessible()
                .assertFits()
                .pictures("connections-chatwoot-edit");
        visitor.open("/connections").assertAccessible().assertFits().pictures("connections");
        visitor.open("/connections/api").assertAccessible().assertFits().pictures("connections-api");
        Visitor phone = visitors.phone().signIn(administrator);
        for (String page : new String[] {"/connections", "/connections/chatwoot/" + account.id(), "/connections/api"}) {
            phone.open(page).assertFits();
        }
    }
}
