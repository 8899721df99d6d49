package id.binamutu.benchmark;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Somebody who came in by the form of the sign-in page and works over real HTTP, compressed, as a browser does. */
final class SignedInUser {

    private final String address;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            // Nothing waits in it, and every change of threads would be charged to the server's two cores.
            .executor(Runnable::run)
            .build();
    private final String csrfHeader;
    private final String csrf;

    SignedInUser(int port, String login, String password) throws Exception {
        address = "http://localhost:" + port;
        String token = Jsoup.parse(text(get("/sign-in")))
                .select("input[name=_csrf]")
                .first()
                .val();
        HttpResponse<byte[]> signedIn = client.send(
                form(
                                "/sign-in",
                                "login=" + encoded(login) + "&password=" + encoded(password) + "&_csrf="
                                        + encoded(token))
                        .build(),
                BodyHandlers.ofByteArray());
        String to = signedIn.headers().firstValue("Location").orElse("");
        if (signedIn.statusCode() != 302 || to.contains("sign-in")) {
            throw new IllegalStateException(login + " was not let in: " + signedIn.statusCode() + " " + to);
        }
        Document page = Jsoup.parse(text(get("/account")));
        csrfHeader = page.select("meta[name=_csrf_header]").first().attr("content");
        csrf = page.select("meta[name=_csrf]").first().attr("content");
    }

    HttpResponse<byte[]> get(String path) throws Exception {
        return client.send(request(path).GET().build(), BodyHandlers.ofByteArray());
    }

    /** Opens a draft. @param last words that stand at the page's end @return how long it took */
    long page(UUID draft, String last, AtomicLong bytes) throws Exception {
        long start = System.nanoTime();
        HttpResponse<byte[]> answer = get("/evaluations/" + draft + "/edit");
        long took = System.nanoTime() - start;
        if (answer.statusCode() != 200
                || bytes.getAndSet(answer.body().length) == 0 && !text(answer).contains(last)) {
            throw new IllegalStateException("Not the page of the draft " + draft + ": " + answer.statusCode());
        }
        return took;
    }

    /** As the script of the page sends it. */
    HttpResponse<byte[]> post(String path, String body, String tab) throws Exception {
        return client.send(
                form(path, body)
                        .header(csrfHeader, csrf)
                        .header("X-Tab", tab)
                        .header("X-Requested-With", "fetch")
                        .build(),
                BodyHandlers.ofByteArray());
    }

    static String text(HttpResponse<byte[]> answer) {
        byte[] body = answer.body();
        if (answer.headers().firstValue("Content-Encoding").orElse("").equals("gzip")) {
            try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(body))) {
                body = unpacked.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new String(body, StandardCharsets.UTF_8);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder form(String path, String body) {
        return request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .timeout(Duration.ofSeconds(30))
                .header("Accept-Encoding", "gzip");
    }
}
