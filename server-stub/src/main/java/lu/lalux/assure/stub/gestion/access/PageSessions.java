package lu.lalux.assure.stub.gestion.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** The sessions of the page. */
public interface PageSessions {

    /** The one whose cookie a request brings; nothing when it brings none, or one that is good for nothing. */
    Optional<PageSession> of(HttpServletRequest request);
}
