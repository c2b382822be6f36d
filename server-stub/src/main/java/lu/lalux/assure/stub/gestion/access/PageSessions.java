package lu.lalux.assure.stub.gestion.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** The sessions of the page. */
public interface PageSessions {

    /** The session whose cookie a request brings; nothing without a cookie, or with one that is no longer valid. */
    Optional<PageSession> of(HttpServletRequest request);
}
