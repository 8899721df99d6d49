package id.binamutu.web;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** This page's address with one thing changed: its filters stay. */
@Component("urls")
public class Urls {
    public String with(String parameter, @Nullable Object value) {
        ServletUriComponentsBuilder url = ServletUriComponentsBuilder.fromCurrentRequest();
        url.scheme(null).host(null).port(null).replaceQueryParam(parameter);
        if (value != null) {
            url.replaceQueryParam(parameter, value);
        }
        return url.build().toUriString();
    }

    /** Sorted by the column; the other way round when it is sorted so already. Begins again on the first page. */
    public String sortedBy(String column) {
        String query = with("page", null);
        String next = (column + ",asc").equals(sort()) ? column + ",desc" : column + ",asc";
        return org.springframework.web.util.UriComponentsBuilder.fromUriString(query)
                .replaceQueryParam("sort", next)
                .build()
                .toUriString();
    }

    /** {@code asc}, {@code desc}, or nothing when another column sorts. */
    public String direction(String column) {
        String sort = sort();
        return sort.startsWith(column + ",") ? sort.substring(column.length() + 1) : "";
    }

    private static String sort() {
        String sort = ServletUriComponentsBuilder.fromCurrentRequest()
                .build()
                .getQueryParams()
                .getFirst("sort");
        return sort == null ? "" : sort.replace("%2C", ",");
    }
}
