package id.binamutu.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.web.WebAttributes;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class SignInController {

    static final String LOGIN = "signIn.login";

    private final ObjectProvider<SignInHint> hints;

    SignInController(ObjectProvider<SignInHint> hints) {
        this.hints = hints;
    }

    @GetMapping("/sign-in")
    String show(
            @RequestParam(required = false) @Nullable String lang,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (Account.of(request) != null) {
            return "redirect:/";
        }
        if (lang != null) {
            remember(PersonLocaleResolver.of(lang).getLanguage(), request, response);
        }
        HttpSession session = request.getSession(false);
        if (session != null && asked(request, "refused")) {
            Object login = session.getAttribute(LOGIN);
            model.addAttribute("login", login);
            model.addAttribute("refusal", session.getAttribute(WebAttributes.AUTHENTICATION_EXCEPTION));
            model.addAttribute(
                    "delayMinutes",
                    session.getAttribute(WebAttributes.AUTHENTICATION_EXCEPTION) instanceof SignInDelayed delayed
                            ? delayed.minutes()
                            : null);
            session.removeAttribute(LOGIN);
            session.removeAttribute(WebAttributes.AUTHENTICATION_EXCEPTION);
        }
        model.addAttribute("out", asked(request, "out"));
        model.addAttribute("ended", asked(request, "ended"));
        model.addAttribute(
                "hints",
                hints.orderedStream().flatMap(hint -> hint.accounts().stream()).toList());
        return "people/sign-in";
    }

    private static boolean asked(HttpServletRequest request, String parameter) {
        return request.getParameterMap().containsKey(parameter);
    }

    private static void remember(String language, HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(PersonLocaleResolver.COOKIE, language)
                        .path("/")
                        .maxAge(Duration.ofDays(365))
                        .secure(request.isSecure())
                        .httpOnly(true)
                        .sameSite("Lax")
                        .build()
                        .toString());
    }
}
