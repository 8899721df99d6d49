package id.binamutu.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;

/** The HTTP API of the Omni Channel; {@code openapi.json} describes it, and a test holds the two together. */
@RestController
@RequestMapping(path = "/api/v1/interactions", produces = MediaType.APPLICATION_JSON_VALUE)
@PreAuthorize("hasAuthority('SCOPE_interactions:write')")
class ApiController {

    private final ApiService service;
    private final RequestBodies bodies;

    ApiController(ApiService service, RequestBodies bodies) {
        this.service = service;
        this.bodies = bodies;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> create(HttpServletRequest request) throws IOException {
        JsonNode body = bodies.json(bodies.bytes(request));
        return body.isArray() ? answer(service.batch(body)) : answer(service.one(body));
    }

    @PostMapping(path = "/{conversationId}/messages", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> add(@PathVariable String conversationId, HttpServletRequest request) throws IOException {
        return answer(service.messages(conversationId, bodies.json(bodies.bytes(request))));
    }

    @PatchMapping(path = "/{conversationId}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> change(@PathVariable String conversationId, HttpServletRequest request) throws IOException {
        return answer(service.change(conversationId, bodies.json(bodies.bytes(request))));
    }

    private static ResponseEntity<?> answer(ApiService.Received received) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(received.status());
        if (received.status() == HttpStatus.CREATED.value()) {
            answer.header(
                    HttpHeaders.LOCATION,
                    UriComponentsBuilder.fromPath("/api/v1/interactions/{id}")
                            .encode()
                            .buildAndExpand(received.conversationId())
                            .toUriString());
        }
        return answer.body(new Result(received.conversationId(), received.outcome()));
    }

    /** 207 when some were refused, so that nobody who reads the status alone believes that all went in. */
    private static ResponseEntity<?> answer(ApiService.Batch batch) {
        return ResponseEntity.status(batch.refused() == 0 ? HttpStatus.OK : HttpStatus.MULTI_STATUS)
                .body(new Results(
                        batch.accepted(),
                        batch.refused(),
                        batch.results().stream()
                                .map(item -> new ItemResult(
                                        item.index(),
                                        item.conversationId(),
                                        item.status(),
                                        item.outcome(),
                                        item.problem()))
                                .toList()));
    }

    record Result(@JsonProperty("conversation_id") String conversationId, String outcome) {}

    record Results(int accepted, int refused, List<ItemResult> results) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ItemResult(
            int index,
            @JsonProperty("conversation_id") @Nullable String conversationId,
            int status,
            @Nullable String outcome,
            @Nullable Problem problem) {}
}
