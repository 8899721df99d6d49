package id.binamutu.web;

import jakarta.servlet.http.HttpServletResponse;

/** The answer to a form that is not accepted: the same page again, with status 422. */
public final class Refused {
    private Refused() {}

    public static String view(HttpServletResponse response, String view) {
        response.setStatus(422);
        return view;
    }
}
