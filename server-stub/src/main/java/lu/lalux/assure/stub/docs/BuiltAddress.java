package lu.lalux.assure.stub.docs;

import lu.lalux.assure.stub.sandbox.SandboxIdentities;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The sandbox's address in the pages, whose commands are for the port of this one. A page that maps the port of a
 * container itself has that container's address, whatever the port of this one.
 */
@Component
final class BuiltAddress {

    /** As the build writes it. */
    static final String BUILT = "http://localhost:8080";

    private static final String MAPPED = ":8080:8080";

    private final String here;

    BuiltAddress(@Value("${" + SandboxIdentities.PORT + "}") int port) {
        here = "http://localhost:" + port;
    }

    String replacedIn(String text) {
        return text.contains(MAPPED) ? text : text.replace(BUILT, here);
    }
}
