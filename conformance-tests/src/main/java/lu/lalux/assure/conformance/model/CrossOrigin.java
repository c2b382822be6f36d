package lu.lalux.assure.conformance.model;

import java.net.URI;
import java.util.Optional;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.contract.Operation;

/** What a model server tells the browser of a registered application's page (D31; Fetch standard, CORS protocol). */
final class CrossOrigin {

    private final Contract contract;
    private final String origin;

    CrossOrigin(Contract contract, Identities identities) {
        this.contract = contract;
        URI page = URI.create(identities.redirectUri());
        this.origin = page.getScheme() + "://" + page.getRawAuthority();
    }

    /** {@return the answer to a preflight, which has no token; nothing when the request is none} */
    Optional<Reply> preflight(Request asked) {
        boolean isOne = asked.method().equals("OPTIONS")
                && !asked.header("access-control-request-method").isEmpty();
        return isOne && allowed(asked)
                ? Optional.of(new Reply(204)
                        .header("Access-Control-Allow-Methods", "PUT")
                        .header("Access-Control-Allow-Headers", "Authorization, Content-Type, Accept-Language"))
                : Optional.empty();
    }

    /** Lets the page see the answer, whatever it says. */
    void show(Request asked, Reply reply) {
        if (allowed(asked)) {
            reply.header("Access-Control-Allow-Origin", origin);
            reply.header("Access-Control-Expose-Headers", "WWW-Authenticate, Retry-After");
        }
    }

    private boolean allowed(Request asked) {
        return asked.header("origin").equals(origin)
                && contract.find("PUT", asked.path()).map(Operation::path).isPresent();
    }
}
