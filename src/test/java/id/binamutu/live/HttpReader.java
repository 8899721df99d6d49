package id.binamutu.live;

import static org.assertj.core.api.Assertions.assertThat;

import id.binamutu.people.PersonName;
import id.binamutu.people.TestOrganisation;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jsoup.Jsoup;

/** Somebody who signs in and reads streams over real HTTP. */
public final class HttpReader {

    private final String address;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client;

    public HttpReader(int port, PersonName person, Executor threads) throws Exception {
        address = "http://localhost:" + port;
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(cookies)
                .executor(threads)
                .build();
        String token = Jsoup.parse(get("/sign-in").body())
                .select("input[name=_csrf]")
                .first()
                .val();
        HttpResponse<String> signedIn = client.send(
                HttpRequest.newBuilder(URI.create(address + "/sign-in"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("login=" + encoded(person.employeeId()) + "&password="
                                + encoded(TestOrganisation.PASSWORD) + "&_csrf=" + encoded(token)))
                        .build(),
                BodyHandlers.ofString());
        assertThat(signedIn.headers().firstValue("Location").orElse("")).doesNotContain("refused");
    }

    public HttpResponse<String> get(String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(address + path))
                        .timeout(Duration.ofSeconds(20))
                        .build(),
                BodyHandlers.ofString());
    }

    /** Every line as it arrives. */
    public Open open(String path, Consumer<String> line, String... headers) {
        AtomicReference<Flow.Subscription> subscription = new AtomicReference<>();
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address + path)).header("Accept", "text/event-stream");
        if (headers.length > 0) {
            request.headers(headers);
        }
        CompletableFuture<HttpResponse<Void>> answer =
                client.sendAsync(request.build(), BodyHandlers.fromLineSubscriber(new Flow.Subscriber<String>() {
                    @Override
                    public void onSubscribe(Flow.Subscription given) {
                        subscription.set(given);
                        given.request(Long.MAX_VALUE);
                    }

                    @Override
                    public void onNext(String next) {
                        line.accept(next);
                    }

                    @Override
                    public void onError(Throwable cause) {
                        // seen in the future
                    }

                    @Override
                    public void onComplete() {
                        // seen in the future
                    }
                }));
        return new Open(answer, subscription);
    }

    /** @param answer done when the stream has ended */
    public record Open(CompletableFuture<HttpResponse<Void>> answer, AtomicReference<Flow.Subscription> subscription)
            implements AutoCloseable {

        @Override
        public void close() {
            Flow.Subscription open = subscription.get();
            if (open != null) {
                open.cancel();
            }
            answer.cancel(true);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
