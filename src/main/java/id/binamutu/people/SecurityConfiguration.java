package id.binamutu.people;

import static org.springframework.security.config.Customizer.withDefaults;

import id.binamutu.web.ContentSecurityPolicy;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.WebAttributes;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;

/** Who gets in. Everything asks for signing in but what a browser needs before it. */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class SecurityConfiguration {

    private static final String[] STATIC = {
        "/webjars/**", "/css/**", "/js/**", "/fonts/**", "/images/**", "/*.css", "/*.js", "/*.svg", "/*.png", "/*.ico"
    };

    /** Style sheets and scripts do not touch the session, so that they cost no statement. */
    @Bean
    @Order(1)
    SecurityFilterChain staticResources(HttpSecurity http) throws Exception {
        return headers(http)
                .securityMatcher(STATIC)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .requestCache(cache -> cache.disable())
                .securityContext(context -> context.disable())
                .sessionManagement(session -> session.disable())
                .csrf(csrf -> csrf.disable())
                .headers(headers -> headers.cacheControl(cache -> cache.disable()))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pages(HttpSecurity http, Accounts accounts, PasswordAuthentication passwords) throws Exception {
        return headers(http)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.FORWARD)
                        .permitAll()
                        .requestMatchers("/sign-in", "/setup", "/actuator/health", "/actuator/health/**", "/error")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .authenticationProvider(passwords)
                .formLogin(form -> form.loginPage("/sign-in")
                        .usernameParameter("login")
                        .passwordParameter("password")
                        .failureHandler(backToSignIn()))
                .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?out"))
                .requestCache(cache -> cache.requestCache(pagesToReturnTo()))
                .exceptionHandling(exceptions ->
                        exceptions.authenticationEntryPoint(signIn()).accessDeniedHandler(denied()))
                .addFilterAfter(new AccountFilter(accounts), SecurityContextHolderFilter.class)
                .build();
    }

    static HttpSecurity headers(HttpSecurity http) throws Exception {
        return http.headers(
                headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(ContentSecurityPolicy.POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(permissions -> permissions.policy(
                                "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()"))
                        .frameOptions(FrameOptionsConfig::deny)
                        .contentTypeOptions(withDefaults()));
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    private static AuthenticationFailureHandler backToSignIn() {
        return (request, response, exception) -> {
            request.getSession().setAttribute(WebAttributes.AUTHENTICATION_EXCEPTION, exception);
            request.getSession().setAttribute(SignInController.LOGIN, request.getParameter("login"));
            response.sendRedirect(request.getContextPath() + "/sign-in?refused");
        };
    }

    /** Only whole pages that were asked for with GET are worth returning to, at the address as it was. */
    @SuppressWarnings("NullAway") // null is documented for: no parameter of its own in the address
    private static HttpSessionRequestCache pagesToReturnTo() {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(request -> "GET".equals(request.getMethod())
                && !isFragment(request)
                && !"/".equals(AccountFilter.pathOf(request))
                && String.valueOf(request.getHeader("Accept")).contains("text/html"));
        cache.setMatchingRequestParameterName(null);
        return cache;
    }

    static AuthenticationEntryPoint signIn() {
        return (request, response, exception) -> toSignIn(request, response);
    }

    /** A form that was sent after the session had ended has no valid token any more: sign in again instead of an error. */
    private static AccessDeniedHandler denied() {
        return (HttpServletRequest request, HttpServletResponse response, AccessDeniedException exception) -> {
            if (exception instanceof CsrfException && Account.of(request) == null) {
                toSignIn(request, response);
            } else {
                response.sendError(HttpServletResponse.SC_FORBIDDEN);
            }
        };
    }

    private static void toSignIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean ended = request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();
        String page = request.getContextPath() + (ended ? "/sign-in?ended" : "/sign-in");
        if (isFragment(request)) {
            response.setHeader("HX-Redirect", page);
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            response.sendRedirect(page);
        }
    }

    private static boolean isFragment(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null;
    }
}
