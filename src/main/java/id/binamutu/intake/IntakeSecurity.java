package id.binamutu.intake;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.session.DisableEncodeUrlFilter;
import tools.jackson.databind.json.JsonMapper;

/** The doors for other systems: no session, no cookie, no form. Who signed in on a page is nobody here. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IntakeProperties.class)
class IntakeSecurity {

    @Bean
    @Order(0)
    SecurityFilterChain api(HttpSecurity http, Tokens tokens, Refusals refusals, JsonMapper json) throws Exception {
        return stateless(http.securityMatcher("/api/**"), json)
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET, "/api/v1/openapi.json")
                        .permitAll()
                        .anyRequest()
                        .hasAnyAuthority(Scope.authorities()))
                .addFilterBefore(new TokenFilter(tokens, refusals, json), AnonymousAuthenticationFilter.class)
                .exceptionHandling(exceptions -> exceptions
                        .authenticationEntryPoint((request, response, exception) -> unauthorized(response, json))
                        .accessDeniedHandler((request, response, exception) -> Problem.of(
                                        Problem.Kind.FORBIDDEN, "The token lacks the scope that this address asks for.")
                                .write(response, json)))
                .build();
    }

    /** Webhooks are known by their signature, which their controller checks over the whole body. */
    @Bean
    @Order(0)
    SecurityFilterChain webhooks(HttpSecurity http, JsonMapper json) throws Exception {
        return stateless(http.securityMatcher("/webhooks/**"), json)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    private static HttpSecurity stateless(HttpSecurity http, JsonMapper json) throws Exception {
        return http.addFilterBefore(new ProblemFilter(json), DisableEncodeUrlFilter.class)
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .securityContext(
                        context -> context.securityContextRepository(new RequestAttributeSecurityContextRepository()))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
    }

    private static void unauthorized(HttpServletResponse response, JsonMapper json) throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, TokenFilter.CHALLENGE);
        Problem.of(Problem.Kind.UNAUTHORIZED, "Send a token: Authorization: Bearer bm_…")
                .write(response, json);
    }
}
