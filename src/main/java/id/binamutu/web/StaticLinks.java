package id.binamutu.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.resource.ResourceUrlEncodingFilter;

/**
 * Puts the digest of a file's content into its address, and looks at nothing but files: every other link of a page would be
 * searched for in every jar, each time anew, because only what is found is remembered.
 */
@Configuration
class StaticLinks {
    private static final List<String> FILES = List.of("/css/", "/js/", "/webjars/", "/favicon.");

    @Bean
    FilterRegistrationBean<ResourceUrlEncodingFilter> linksOfFiles() {
        FilterRegistrationBean<ResourceUrlEncodingFilter> registration = new FilterRegistrationBean<>(new OfFiles());
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ERROR));
        return registration;
    }

    private static final class OfFiles extends ResourceUrlEncodingFilter {
        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            HttpServletResponse plain = (HttpServletResponse) response;
            super.doFilter(
                    request,
                    response,
                    (inner, encoding) -> chain.doFilter(inner, new Either((HttpServletResponse) encoding, plain)));
        }
    }

    private static final class Either extends HttpServletResponseWrapper {
        private final HttpServletResponse plain;

        Either(HttpServletResponse encoding, HttpServletResponse plain) {
            super(encoding);
            this.plain = plain;
        }

        @Override
        public String encodeURL(String url) {
            return FILES.stream().anyMatch(url::contains) ? super.encodeURL(url) : plain.encodeURL(url);
        }
    }
}
