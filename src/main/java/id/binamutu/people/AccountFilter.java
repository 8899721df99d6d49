package id.binamutu.people;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives every request the rights that the person has now. Somebody who was deactivated is signed out here; somebody with a
 * password from an administrator gets nowhere but to the page where it is changed.
 */
class AccountFilter extends OncePerRequestFilter {

    static final String PASSWORD_PAGE = "/account/password";

    private static final Set<String> OPEN_BEFORE_THE_CHANGE = Set.of(PASSWORD_PAGE, "/sign-out", "/sign-in");

    private final Accounts accounts;

    AccountFilter(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn) {
            Optional<Account> account = accounts.find(signedIn.id());
            if (account.isEmpty()) {
                new SecurityContextLogoutHandler().logout(request, response, authentication);
            } else {
                account.get().attachTo(request);
                grant(account.get().viewer(), signedIn, authentication);
                if (account.get().mustChangePassword() && !OPEN_BEFORE_THE_CHANGE.contains(pathOf(request))) {
                    response.sendRedirect(request.getContextPath() + PASSWORD_PAGE);
                    return;
                }
            }
        }
        chain.doFilter(request, response);
    }

    static String pathOf(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    /** The authorities live for this request only; the session keeps none that could grow stale. */
    private static void grant(Viewer viewer, SignedIn signedIn, Authentication before) {
        var now = UsernamePasswordAuthenticationToken.authenticated(
                signedIn,
                null,
                viewer.roles().stream()
                        .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                        .toList());
        now.setDetails(before.getDetails());
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(now);
        SecurityContextHolder.setContext(context);
    }
}
