package id.binamutu.intake;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What another system sent, read to the limit and no further. */
@Component
class RequestBodies {

    private final JsonMapper json;
    private final int largest;

    RequestBodies(JsonMapper json, IntakeProperties properties) {
        this.json = json;
        this.largest = Math.toIntExact(properties.largestRequest().toBytes());
    }

    /** @throws ApiRefusal when it is larger than the limit */
    byte[] bytes(HttpServletRequest request) throws IOException {
        byte[] body = request.getContentLengthLong() > largest
                ? new byte[0]
                : request.getInputStream().readNBytes(largest + 1);
        if (request.getContentLengthLong() > largest || body.length > largest) {
            throw new ApiRefusal(
                    Problem.of(Problem.Kind.TOO_LARGE, "At most %d bytes. Send several requests.".formatted(largest)));
        }
        return body;
    }

    /** @throws ApiRefusal when it is no JSON; says where, but not what stands there */
    JsonNode json(byte[] body) {
        try {
            JsonNode node = json.readTree(body);
            if (node.isMissingNode()) {
                throw malformed("The body is empty.");
            }
            return node;
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            throw malformed(
                    at == null
                            ? "The body is not valid JSON."
                            : "The body is not valid JSON at line %d, column %d."
                                    .formatted(at.getLineNr(), at.getColumnNr()));
        }
    }

    private static ApiRefusal malformed(String detail) {
        return new ApiRefusal(Problem.of(Problem.Kind.MALFORMED, detail));
    }
}
