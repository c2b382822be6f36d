package lu.lalux.assure.conformance.judge.trial.right;

import java.util.function.Consumer;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.judge.trial.client.Ways;
import lu.lalux.assure.conformance.judge.worklist.TokenWay;

/**
 * A client that does nothing wrong.
 *
 * @param id of it, stable
 * @param trade of it
 * @param way to its tokens
 * @param secured whether the session speaks TLS
 * @param ownReferences whether it makes its own references
 * @param ownFiles whether it makes its own files
 * @param change of what the usual right client does
 */
public record RightClient(
        String id,
        Fonction trade,
        TokenWay way,
        boolean secured,
        boolean ownReferences,
        boolean ownFiles,
        Consumer<Ways> change) {

    static RightClient repairer(String id, Consumer<Ways> change) {
        return new RightClient(id, Fonction.REPARATEUR, TokenWay.CLIENT_CREDENTIALS, false, false, false, change);
    }

    static RightClient expert(String id, Consumer<Ways> change) {
        return new RightClient(id, Fonction.EXPERT, TokenWay.CLIENT_CREDENTIALS, false, false, false, change);
    }

    static RightClient person(String id, Consumer<Ways> change) {
        return new RightClient(id, Fonction.EXPERT, TokenWay.IMPLICIT, false, false, false, change);
    }

    /** {@return the same, over TLS} */
    RightClient overTls() {
        return new RightClient(id, trade, way, true, ownReferences, ownFiles, change);
    }

    /** {@return the same, which makes its own references} */
    RightClient withOwnReferences() {
        return new RightClient(id, trade, way, secured, true, ownFiles, change);
    }

    /** {@return the same, which makes its own files} */
    RightClient withOwnFiles() {
        return new RightClient(id, trade, way, secured, ownReferences, true, change);
    }
}
