package id.binamutu.intake;

import id.binamutu.web.NotFoundException;
import id.binamutu.web.RuleViolation;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

/** Whatever goes wrong behind a REST controller, of whichever package, is told as a problem and not as a page. */
@RestControllerAdvice(annotations = RestController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ApiProblems {

    private static final Logger log = LoggerFactory.getLogger(ApiProblems.class);

    private final MessageSource messages;

    ApiProblems(MessageSource messages) {
        this.messages = messages;
    }

    @ExceptionHandler
    ResponseEntity<Problem> refused(ApiRefusal refusal) {
        return answer(refusal.problem());
    }

    @ExceptionHandler
    ResponseEntity<Problem> refused(RuleViolation violation) {
        return answer(problem(violation));
    }

    @ExceptionHandler
    ResponseEntity<Problem> notFound(NotFoundException e) {
        return answer(Problem.of(Problem.Kind.NOT_FOUND, "Nothing is known under this address."));
    }

    @ExceptionHandler
    ResponseEntity<Problem> tooLarge(MaxUploadSizeExceededException e) {
        return answer(Problem.of(Problem.Kind.TOO_LARGE, "The upload is larger than this server takes."));
    }

    /** Rights are the business of the security filters. */
    @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
    void denied(RuntimeException e) {
        throw e;
    }

    @ExceptionHandler
    ResponseEntity<Problem> busy(TransientDataAccessException e) {
        log.warn(
                "A request of another system could not be stored now: {}",
                e.getClass().getSimpleName());
        return answer(
                Problem.of(Problem.Kind.INTERNAL, "Nothing of this request was lost on your side; send it again."));
    }

    /** The message of an unknown exception may quote what was sent, so only its place is logged. */
    @ExceptionHandler
    ResponseEntity<Problem> failed(Exception e) {
        if (e instanceof ErrorResponse known) {
            Problem.Kind kind = Problem.Kind.of(known.getStatusCode().value());
            return ResponseEntity.status(known.getStatusCode())
                    .headers(known.getHeaders())
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(new Problem(
                            kind.type(), kind.title, known.getStatusCode().value(), kind.title + ".", List.of()));
        }
        log.error("A request of another system failed: {} at {}", e.getClass().getName(), place(e));
        return answer(Problem.of(Problem.Kind.INTERNAL, "This is our fault. Sending it again later is safe."));
    }

    Problem problem(RuleViolation violation) {
        String detail = messages.getMessage(
                violation.messageKey(), violation.arguments().toArray(), violation.messageKey(), Locale.ENGLISH);
        String text = detail == null ? violation.messageKey() : detail;
        String field = violation.field();
        if (field == null) {
            return Problem.of(Problem.Kind.INVALID, text);
        }
        String name = field.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
        return Problem.of(Problem.Kind.INVALID, text, List.of(new Problem.FieldError("/" + name, name, text)));
    }

    private static ResponseEntity<Problem> answer(Problem problem) {
        return ResponseEntity.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(problem);
    }

    private static String place(Throwable e) {
        for (StackTraceElement element : e.getStackTrace()) {
            if (element.getClassName().startsWith("id.binamutu")) {
                return element.toString();
            }
        }
        return "an unknown place";
    }
}
