package lu.lalux.assure.client.problem;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Why a request was refused (RFC 9457; contract, schema {@code Probleme}). Decide by {@link #type()} and
 * {@link Fault#code()}, never by the texts; there may be types that this version does not know.
 *
 * @param type the kind of problem, one of the contract's {@code x-problemes} or a newer one
 * @param title the kind of problem in one sentence
 * @param status the HTTP status
 * @param detail what is wrong with this very request
 * @param instance this occurrence; quote it to support
 * @param faults everything that is wrong, in the server's order; empty when the problem is not about the content
 */
public record Problem(
        URI type, String title, int status, Optional<String> detail, Optional<URI> instance, List<Fault> faults) {

    /**
     * Copies the faults.
     *
     * @param type the kind of problem
     * @param title the kind of problem in one sentence
     * @param status the HTTP status
     * @param detail what is wrong with this very request
     * @param instance this occurrence
     * @param faults everything that is wrong
     */
    public Problem {
        faults = List.copyOf(faults);
    }
}
