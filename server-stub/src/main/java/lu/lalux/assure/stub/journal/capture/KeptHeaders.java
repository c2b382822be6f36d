package lu.lalux.assure.stub.journal.capture;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import lu.lalux.assure.stub.tolerance.ToleranceNotice;

/** Headers whose value is shown. Of any other only the name is: programs find ever new ones for their secrets. */
final class KeptHeaders {

    private static final Set<String> NAMES = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    static {
        NAMES.addAll(List.of(
                "Accept",
                "Accept-Charset",
                "Accept-Encoding",
                "Accept-Language",
                "Access-Control-Allow-Headers",
                "Access-Control-Allow-Methods",
                "Access-Control-Allow-Origin",
                "Access-Control-Expose-Headers",
                "Access-Control-Max-Age",
                "Access-Control-Request-Headers",
                "Access-Control-Request-Method",
                "Allow",
                "Cache-Control",
                "Connection",
                "Content-Disposition",
                "Content-Encoding",
                "Content-Language",
                "Content-Length",
                "Content-Security-Policy",
                "Content-Type",
                "Cross-Origin-Opener-Policy",
                "Cross-Origin-Resource-Policy",
                "Date",
                "Deprecation",
                "Expect",
                "Expires",
                "Host",
                "HTTP2-Settings",
                "Keep-Alive",
                "Link",
                "Location",
                "Origin",
                "Permissions-Policy",
                "Pragma",
                "Referrer-Policy",
                "Retry-After",
                "Server",
                "Strict-Transport-Security",
                "Sunset",
                "TE",
                "Trailer",
                "Transfer-Encoding",
                "Upgrade",
                "User-Agent",
                "Vary",
                "Via",
                "WWW-Authenticate",
                "X-Content-Type-Options",
                "X-Forwarded-Host",
                "X-Forwarded-Port",
                "X-Forwarded-Proto",
                "X-Frame-Options",
                "X-Request-Id",
                "X-XSS-Protection",
                ToleranceNotice.HEADER));
    }

    private KeptHeaders() {}

    static boolean has(String name) {
        return NAMES.contains(name);
    }
}
