package lu.lalux.assure.stub.token.person;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** Tells a person's browser from a program by {@code Accept} (RFC 9110 section 12.5.1). */
public final class Browser {

    private Browser() {}

    /** Whether HTML is named: what accepts anything, or says nothing, is a program. */
    static boolean asks(HttpServletRequest request) {
        return accepts(request, MediaType.TEXT_HTML::equalsTypeAndSubtype);
    }

    /** Whether HTML could be read at all. */
    public static boolean reads(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.ACCEPT) == null
                || accepts(request, type -> type.includes(MediaType.TEXT_HTML));
    }

    private static boolean accepts(HttpServletRequest request, Predicate<MediaType> test) {
        try {
            List<String> accept = Collections.list(request.getHeaders(HttpHeaders.ACCEPT));
            return MediaType.parseMediaTypes(accept).stream()
                    .anyMatch(type -> type.getQualityValue() > 0 && test.test(type));
        } catch (InvalidMediaTypeException unreadable) {
            return false;
        }
    }
}
