package id.binamutu.intake;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/** Lets a system in by its token. Nothing is remembered between requests: what is revoked is out at the next one. */
class TokenFilter extends OncePerRequestFilter {

    static final String CHALLENGE = "Bearer realm=\"Bina Mutu\"";

    private static final String SCHEME = "bearer ";

    private final Tokens tokens;
    private final Refusals refusals;
    private final JsonMapper json;

    TokenFilter(Tokens tokens, Refusals refusals, JsonMapper json) {
        this.tokens = tokens;
        this.refusals = refusals;
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String token = bearer(request);
        if (token == null) {
            chain.doFilter(request, response);
            return;
        }
        Optional<TokenUse> known = tokens.use(token);
        if (known.isEmpty()) {
            refuse(Refusals.UNKNOWN_TOKEN, "unknown", request, response);
            return;
        }
        TokenUse use = known.get();
        if (use.revoked() || use.expired()) {
            refuse(use.id(), use.revoked() ? "revoked" : "expired", request, response);
            return;
        }
        response.setHeader("RateLimit-Policy", "\"token\";q=%d;w=60".formatted(use.perMinute()));
        response.setHeader("RateLimit", "\"token\";r=%d;t=%d".formatted(use.remaining(), use.secondsUntilFull()));
        if (!use.letThrough()) {
            response.setHeader(
                    HttpHeaders.RETRY_AFTER, Long.toString(use.untilNext().toSeconds()));
            Problem.of(
                            Problem.Kind.RATE,
                            "This token may send %d requests a minute. Wait as long as Retry-After says."
                                    .formatted(use.perMinute()))
                    .write(response, json);
            return;
        }
        SecurityContext before = SecurityContextHolder.getContext();
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                "token:" + use.prefix(),
                null,
                use.scopes().stream()
                        .map(scope -> new SimpleGrantedAuthority(Scope.AUTHORITY + scope))
                        .toList()));
        try {
            SecurityContextHolder.setContext(context);
            chain.doFilter(request, response);
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }

    private void refuse(UUID subject, String reason, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        refusals.count("token.refused", "api_token", subject, reason, request.getRemoteAddr());
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE + ", error=\"invalid_token\"");
        Problem.of(Problem.Kind.UNAUTHORIZED, "The token is unknown, has expired or was revoked.")
                .write(response, json);
    }

    private static @Nullable String bearer(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.toLowerCase(Locale.ROOT).startsWith(SCHEME)
                ? header.substring(SCHEME.length()).strip()
                : null;
    }
}
