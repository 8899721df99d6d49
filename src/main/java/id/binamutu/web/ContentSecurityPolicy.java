package id.binamutu.web;

/** What a page of ours may load: only ours, and nothing inline. */
public final class ContentSecurityPolicy {
    public static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "font-src 'self'; connect-src 'self'; media-src 'self'; form-action 'self'; base-uri 'none'; "
                    + "frame-ancestors 'none'; manifest-src 'self'";

    private ContentSecurityPolicy() {}
}
