package id.binamutu.people;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/** Streams know who is signed in from a session that they only look at. */
@Configuration(proxyBeanMethods = false)
class StreamSecurity {

    static final String SESSION = StreamSecurity.class.getName() + ".session";

    @Bean
    @Order(0)
    SecurityFilterChain streams(HttpSecurity http, Accounts accounts, SessionRepository<? extends Session> sessions)
            throws Exception {
        return SecurityConfiguration.headers(http)
                .securityMatcher(request -> isStream(AccountFilter.pathOf(request)))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .securityContext(context -> context.securityContextRepository(new LookedAt(sessions)))
                .sessionManagement(session -> session.disable())
                .requestCache(cache -> cache.disable())
                .csrf(csrf -> csrf.disable())
                .exceptionHandling(exceptions -> exceptions.authenticationEntryPoint(SecurityConfiguration.signIn()))
                .addFilterAfter(new AccountFilter(accounts), SecurityContextHolderFilter.class)
                .addFilterAfter(new WithoutSession(), AuthorizationFilter.class)
                .build();
    }

    private static boolean isStream(String path) {
        return path.startsWith("/live/") && path.endsWith("/events");
    }

    /** What the session holds, without the access that asking the request for it would note down. */
    private record LookedAt(SessionRepository<? extends Session> sessions) implements SecurityContextRepository {

        @Override
        @SuppressWarnings("deprecation") // the interface still asks for it
        public SecurityContext loadContext(HttpRequestResponseHolder holder) {
            return find(holder.getRequest());
        }

        private SecurityContext find(HttpServletRequest request) {
            String id = request.getRequestedSessionId();
            Session session = id == null ? null : sessions.findById(id);
            SecurityContext context = session == null
                    ? null
                    : session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
            if (context == null) {
                return new SecurityContextImpl();
            }
            request.setAttribute(SESSION, id);
            return context;
        }

        @Override
        public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
            // only looked at
        }

        @Override
        public boolean containsContext(HttpServletRequest request) {
            return find(request).getAuthentication() != null;
        }
    }

    /** What comes behind would ask for the session too, and so keep it alive. */
    private static final class WithoutSession extends OncePerRequestFilter {

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            chain.doFilter(
                    new HttpServletRequestWrapper(request) {
                        @Override
                        public @Nullable HttpSession getSession(boolean create) {
                            if (create) {
                                throw new IllegalStateException("A stream has no session of its own");
                            }
                            return null;
                        }

                        @Override
                        public @Nullable HttpSession getSession() {
                            return getSession(true);
                        }
                    },
                    response);
        }
    }
}
