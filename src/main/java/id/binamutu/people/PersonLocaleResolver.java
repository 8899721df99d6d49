package id.binamutu.people;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/** Indonesian unless the person, or before signing in the browser, asked for English. */
class PersonLocaleResolver implements LocaleResolver {

    static final String COOKIE = "language";

    private static final Locale INDONESIAN = Locale.forLanguageTag("id");

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        Account account = Account.of(request);
        if (account != null) {
            return of(account.locale());
        }
        String asked = request.getParameter("lang");
        if (asked != null) {
            return of(asked);
        }
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        return of(cookie == null ? "id" : cookie.getValue());
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("the language is a setting of the person");
    }

    static Locale of(String language) {
        return "en".equals(language) ? Locale.ENGLISH : INDONESIAN;
    }
}
