package lu.lalux.assure.conformance.judge.trial.client;

import java.net.URI;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.judge.scenario.Tempo;
import lu.lalux.assure.conformance.judge.worklist.Access;
import lu.lalux.assure.conformance.judge.worklist.Software;

/**
 * What a client is given.
 *
 * @param contract that it was written from
 * @param software that it is
 * @param access its credentials
 * @param tokens where the tokens are
 * @param functions where the functions are
 * @param secure whose trust it has in servers' certificates
 * @param tempo how fast it lives
 * @param gone told when its process is gone, so that somebody may note it: whether it was killed
 */
public record ClientSettings(
        Contract contract,
        Software software,
        Access access,
        URI tokens,
        URI functions,
        SSLContext secure,
        Tempo tempo,
        Consumer<Boolean> gone) {

    /** {@return the settlement of its trade} */
    public Operation settlement() {
        return contract.operation("PUT", software.trade().path());
    }

    /** {@return the upload of its trade} */
    public Operation upload() {
        return contract.operation("PUT", software.trade().upload());
    }
}
