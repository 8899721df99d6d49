package id.binamutu.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.ModelAndView;

/** What went wrong, and what the reader can do about it. Rights are the business of the security filters (403). */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class ErrorPages {
    @ExceptionHandler
    ModelAndView notFound(NotFoundException e, HttpServletRequest request, HttpServletResponse response) {
        return page(HttpStatus.NOT_FOUND, "web.error.404.title", List.of(), request, response);
    }

    /** An id that is none is an address that does not exist. */
    @ExceptionHandler
    ModelAndView unreadable(
            MethodArgumentTypeMismatchException e, HttpServletRequest request, HttpServletResponse response) {
        HttpStatus status = e.getParameter().hasParameterAnnotation(PathVariable.class)
                ? HttpStatus.NOT_FOUND
                : HttpStatus.BAD_REQUEST;
        return page(status, "web.error." + status.value() + ".title", List.of(), request, response);
    }

    @ExceptionHandler
    ModelAndView refused(RuleViolation e, HttpServletRequest request, HttpServletResponse response) {
        return page(HttpStatus.UNPROCESSABLE_CONTENT, e.messageKey(), e.arguments(), request, response);
    }

    @ExceptionHandler
    ModelAndView stale(OptimisticLockingFailureException e, HttpServletRequest request, HttpServletResponse response) {
        return page(HttpStatus.CONFLICT, "web.error.409.title", List.of(), request, response);
    }

    @ExceptionHandler
    ModelAndView tooLarge(MaxUploadSizeExceededException e, HttpServletRequest request, HttpServletResponse response) {
        return page(HttpStatus.CONTENT_TOO_LARGE, "web.error.413.title", List.of(), request, response);
    }

    private static ModelAndView page(
            HttpStatus status,
            String messageKey,
            List<Object> arguments,
            HttpServletRequest request,
            HttpServletResponse response) {
        boolean partOfPage = request.getHeader("HX-Request") != null;
        if (partOfPage) {
            response.setHeader("HX-Retarget", "#notice");
            response.setHeader("HX-Reswap", "innerHTML");
        }
        ModelAndView page = new ModelAndView(partOfPage ? "error/_message" : "error/" + status.value());
        page.setStatus(status);
        page.addObject("messageKey", messageKey);
        page.addObject("messageArguments", arguments.toArray());
        return page;
    }
}
