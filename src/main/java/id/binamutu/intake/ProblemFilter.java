package id.binamutu.intake;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/** Errors that no controller answered become problems instead of the page that people get, which would begin a session. */
class ProblemFilter extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(ProblemFilter.class);

    private final JsonMapper json;

    ProblemFilter(JsonMapper json) {
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, new Problems(response));
        } catch (RuntimeException | ServletException e) {
            if (response.isCommitted()) {
                throw e;
            }
            log.error(
                    "A request of another system failed at the door: {}",
                    e.getClass().getName());
            response.resetBuffer();
            Problem.of(Problem.Kind.INTERNAL, "This is our fault. Sending it again later is safe.")
                    .write(response, json);
        }
    }

    private final class Problems extends HttpServletResponseWrapper {

        private final HttpServletResponse response;

        Problems(HttpServletResponse response) {
            super(response);
            this.response = response;
        }

        @Override
        public void sendError(int status) throws IOException {
            Problem.Kind kind = Problem.Kind.of(status);
            resetBuffer();
            new Problem(kind.type(), kind.title, status, kind.title + ".", List.of()).write(response, json);
        }

        @Override
        public void sendError(int status, @Nullable String message) throws IOException {
            sendError(status);
        }
    }
}
