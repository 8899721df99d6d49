package id.binamutu.people;

import id.binamutu.testing.BrowserTest;
import id.binamutu.testing.Visitors;
import org.junit.jupiter.api.Test;

@BrowserTest
class SignInBrowserTest {
    @Test
    void thePageIsAccessibleOnADesktopAndOnAPhone(Visitors visitors) {
        visitors.desktop().open("/sign-in").assertAccessible().assertFits().pictures("sign-in");
        visitors.phone().open("/sign-in").assertAccessible().assertFits();
    }
}
