package id.binamutu.journey;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import id.binamutu.testing.Statements;
import jakarta.servlet.ServletException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Follows the links that a person is shown, from the first page on, a few of every kind of page. */
final class Crawl {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final int PAGES_OF_A_KIND = 3;

    /**
     * @param kind the address without its query, ids replaced by {@code {id}}
     * @param linkedFrom the address of the page that shows the link
     */
    record Visit(
            String kind,
            String address,
            String linkedFrom,
            int status,
            String contentType,
            int statements,
            String body) {
        boolean isPage() {
            return status == 200 && contentType.startsWith("text/html");
        }

        Document document() {
            return Jsoup.parse(body, "http://localhost" + address);
        }
    }

    private Crawl() {}

    static List<Visit> as(RequestPostProcessor person, MockMvc mvc) throws Exception {
        Deque<String[]> open = new ArrayDeque<>(List.<String[]>of(new String[] {"/", ""}));
        Set<String> known = new HashSet<>(Set.of("/"));
        Map<String, Integer> ofKind = new HashMap<>();
        List<Visit> visits = new ArrayList<>();
        while (!open.isEmpty()) {
            String[] next = open.poll();
            Visit visit = visit(next[0], next[1], person, mvc);
            visits.add(visit);
            if (!visit.isPage()) {
                continue;
            }
            for (Element link : visit.document().select("a[href]")) {
                String target = localAddress(link.attr("href"), visit.address());
                if (target != null && ofKind.getOrDefault(kind(target), 0) < PAGES_OF_A_KIND && known.add(target)) {
                    ofKind.merge(kind(target), 1, Integer::sum);
                    open.add(new String[] {target, visit.address()});
                }
            }
        }
        return visits;
    }

    static String kind(String address) {
        return ID.matcher(address.replaceFirst("\\?.*", "")).replaceAll("{id}");
    }

    private static Visit visit(String address, String linkedFrom, RequestPostProcessor person, MockMvc mvc)
            throws Exception {
        MockHttpServletResponse[] response = new MockHttpServletResponse[1];
        int statements;
        try {
            statements = Statements.count(
                    () -> response[0] = mvc.perform(get(URI.create(address)).with(person))
                            .andReturn()
                            .getResponse());
        } catch (ServletException e) {
            return new Visit(kind(address), address, linkedFrom + " (" + e.getMessage() + ")", 500, "", 0, "");
        }
        String contentType = response[0].getContentType() == null ? "" : response[0].getContentType();
        if (response[0].getStatus() / 100 == 3) {
            String target = localAddress(String.valueOf(response[0].getRedirectedUrl()), address);
            if (target != null && !target.equals(address)) {
                return visit(target, linkedFrom, person, mvc);
            }
        }
        String body = contentType.startsWith("text/html") ? response[0].getContentAsString() : "";
        return new Visit(kind(address), address, linkedFrom, response[0].getStatus(), contentType, statements, body);
    }

    /** The address within the application, without its fragment; null when the link leads out of it. */
    private static String localAddress(String href, String base) {
        URI target = URI.create("http://localhost" + base).resolve(href.replace(" ", "%20"));
        if (!"localhost".equals(target.getHost())) {
            return null;
        }
        String path = target.getRawPath().isEmpty() ? "/" : target.getRawPath();
        return target.getRawQuery() == null ? path : path + "?" + target.getRawQuery();
    }
}
