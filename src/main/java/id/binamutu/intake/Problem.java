package id.binamutu.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * What went wrong, as RFC 9457 has it, in English for whoever writes the other system.
 *
 * @param type stays the same for ever; a program may decide by it
 * @param errors where in the request; empty when it is the whole
 */
record Problem(
        String type,
        String title,
        int status,
        String detail,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors) {

    /** @param pointer RFC 6901, from the root of what was sent */
    record FieldError(String pointer, String field, String detail) {}

    private static final String TYPE = "urn:bina-mutu:problem:";

    enum Kind {
        MALFORMED(HttpStatus.BAD_REQUEST, "malformed", "The request cannot be read"),
        UNAUTHORIZED(HttpStatus.UNAUTHORIZED, "unauthorized", "A valid token is needed"),
        FORBIDDEN(HttpStatus.FORBIDDEN, "insufficient-scope", "The token does not allow for this"),
        NOT_FOUND(HttpStatus.NOT_FOUND, "not-found", "There is no such thing"),
        METHOD(HttpStatus.METHOD_NOT_ALLOWED, "method-not-allowed", "This address does not take this method"),
        NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "not-acceptable", "The answer is JSON only"),
        CLOSED(HttpStatus.CONFLICT, "conversation-closed", "The conversation has ended and does not change any more"),
        TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "too-large", "The request is too large"),
        MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type", "This content type is not taken"),
        INVALID(HttpStatus.UNPROCESSABLE_CONTENT, "invalid", "Something in the request cannot be"),
        RATE(HttpStatus.TOO_MANY_REQUESTS, "rate-limited", "Too many requests"),
        INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR, "internal", "Something went wrong here; send it again later");

        final HttpStatus status;
        final String code;
        final String title;

        Kind(HttpStatus status, String code, String title) {
            this.status = status;
            this.code = code;
            this.title = title;
        }

        public int number() {
            return status.value();
        }

        public String title() {
            return title;
        }

        public String type() {
            return TYPE + code;
        }

        static Kind of(int status) {
            for (Kind kind : values()) {
                if (kind.status.value() == status) {
                    return kind;
                }
            }
            return status >= 500 ? INTERNAL : MALFORMED;
        }
    }

    static Problem of(Kind kind, String detail) {
        return of(kind, detail, List.of());
    }

    static Problem of(Kind kind, String detail, List<FieldError> errors) {
        return new Problem(kind.type(), kind.title, kind.status.value(), detail, errors);
    }

    /** The same of a part of what was sent. */
    Problem below(String pointer) {
        return new Problem(
                type,
                title,
                status,
                detail,
                errors.stream()
                        .map(error -> new FieldError(pointer + error.pointer(), error.field(), error.detail()))
                        .toList());
    }

    /** For where there is no controller to answer. */
    void write(HttpServletResponse response, JsonMapper json) throws IOException {
        byte[] body = json.writeValueAsString(this).getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
