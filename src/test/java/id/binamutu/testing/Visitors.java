package id.binamutu.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;

/** Opens browser windows, each with its own cookies: one for each person of a journey. */
public final class Visitors implements AutoCloseable {
    private final Browser browser;
    private final String address;
    private final List<Visitor> visitors = new ArrayList<>();

    Visitors(Browser browser, String address) {
        this.browser = browser;
        this.address = address;
    }

    public Visitor desktop() {
        return open(Visitor.DESKTOP, 800);
    }

    public Visitor phone() {
        return open(Visitor.PHONE, 844);
    }

    private Visitor open(int width, int height) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(address)
                .setViewportSize(width, height)
                .setLocale("id-ID")
                .setTimezoneId("Asia/Jakarta")
                .setReducedMotion(ReducedMotion.REDUCE));
        context.setDefaultTimeout(15_000);
        Visitor visitor = new Visitor(context.newPage());
        visitors.add(visitor);
        return visitor;
    }

    /** Ends all visits; what the browser complained about fails the test. */
    @Override
    public void close() {
        List<String> complaints = new ArrayList<>();
        for (Visitor visitor : visitors) {
            complaints.addAll(visitor.complaints());
            visitor.page().context().close();
        }
        if (!complaints.isEmpty()) {
            throw new AssertionError("The browser complained:\n" + String.join("\n", complaints));
        }
    }
}
