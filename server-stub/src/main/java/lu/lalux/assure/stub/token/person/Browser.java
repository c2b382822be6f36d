package lu.lalux.assure.stub.token.person;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import lu.lalux.assure.stub.http.Acceptance;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** Tells a person's browser from a program by {@code Accept} (RFC 9110 section 12.5.1). */
public final class Browser {

    private Browser() {}

    /** Whether HTML is named: what accepts anything, or says nothing, is a program. */
    static boolean asks(HttpServletRequest request) {
        List<MediaType> ranges = ranges(request);
        return ranges.stream().anyMatch(MediaType.TEXT_HTML::equalsTypeAndSubtype) && acceptsHtml(ranges);
    }

    /** Whether HTML could be read at all. */
    public static boolean reads(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.ACCEPT) == null || acceptsHtml(ranges(request));
    }

    private static boolean acceptsHtml(List<MediaType> ranges) {
        return new Acceptance(ranges).of(MediaType.TEXT_HTML);
    }

    /** None where they cannot be read. */
    private static List<MediaType> ranges(HttpServletRequest request) {
        try {
            return MediaType.parseMediaTypes(Collections.list(request.getHeaders(HttpHeaders.ACCEPT)));
        } catch (InvalidMediaTypeException unreadable) {
            return List.of();
        }
    }
}
