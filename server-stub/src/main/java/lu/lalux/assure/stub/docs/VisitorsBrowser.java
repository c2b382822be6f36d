package lu.lalux.assure.stub.docs;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.security.web.firewall.RequestRejectedException;

/** Tells a person's browser from a program, by what it asks to be answered in. */
final class VisitorsBrowser {

    private static final List<MediaType> PROGRAMS =
            List.of(MediaType.APPLICATION_PROBLEM_JSON, MediaType.APPLICATION_JSON);

    private VisitorsBrowser() {}

    /** {@return whether a page is asked for by name, and before anything that a problem could be} */
    static boolean asks(HttpServletRequest request) {
        if (!HttpMethod.GET.matches(request.getMethod())) {
            return false;
        }
        try {
            return prefersPage(MediaType.parseMediaTypes(Collections.list(request.getHeaders(HttpHeaders.ACCEPT))));
        } catch (InvalidMediaTypeException | RequestRejectedException unreadable) {
            return false;
        }
    }

    /** Of two with the same weight, the first that is named. */
    static boolean prefersPage(List<MediaType> accepted) {
        return accepted.stream()
                .filter(range -> range.getQualityValue() > 0)
                .sorted(Comparator.comparingDouble(MediaType::getQualityValue).reversed())
                .filter(range -> isPage(range) || PROGRAMS.stream().anyMatch(range::includes))
                .findFirst()
                .filter(VisitorsBrowser::isPage)
                .isPresent();
    }

    private static boolean isPage(MediaType range) {
        return MediaType.TEXT_HTML.equalsTypeAndSubtype(range);
    }
}
