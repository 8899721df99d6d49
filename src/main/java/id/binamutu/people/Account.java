package id.binamutu.people;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** The person behind a request, as of this moment. */
record Account(Viewer viewer, String locale, String theme, boolean mustChangePassword) {

    private static final String ATTRIBUTE = Account.class.getName();

    /** Pages, error pages included, find {@code viewer} and {@code theme} among the request's attributes. */
    void attachTo(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
        request.setAttribute("viewer", viewer);
        request.setAttribute("theme", theme);
    }

    static @Nullable Account of(HttpServletRequest request) {
        return (Account) request.getAttribute(ATTRIBUTE);
    }
}
