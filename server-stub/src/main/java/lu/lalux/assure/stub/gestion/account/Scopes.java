package lu.lalux.assure.stub.gestion.account;

import java.util.Collection;
import java.util.Set;
import lu.lalux.assure.stub.gestion.access.Refused;
import lu.lalux.assure.stub.problem.Excerpt;
import lu.lalux.assure.stub.problem.FaultCode;
import lu.lalux.assure.stub.problem.Message;
import lu.lalux.assure.stub.registry.store.StoredScopes;

/** Checks of the scopes that somebody is to have. */
final class Scopes {

    /** The field that names them. */
    static final String POINTER = "/portees";

    private Scopes() {}

    /** @throws lu.lalux.assure.stub.problem.ProblemException when one of them is none of those that there are */
    static void requireKnown(Collection<String> asked, Set<String> known) {
        requireIn(asked, known, FaultCode.VALEUR_HORS_LISTE, "gestion.scope-unknown");
    }

    /** @throws lu.lalux.assure.stub.problem.ProblemException when one of them is none of the account's */
    static void requireWithin(Collection<String> asked, Set<String> ofAccount) {
        requireIn(asked, ofAccount, FaultCode.PORTEE_HORS_COMPTE, "gestion.scope-beyond");
    }

    private static void requireIn(Collection<String> asked, Set<String> allowed, FaultCode code, String key) {
        asked.stream().filter(scope -> !allowed.contains(scope)).findFirst().ifPresent(scope -> {
            throw Refused.fault(POINTER, code, Message.of(key, Excerpt.of(scope), StoredScopes.stored(allowed)));
        });
    }
}
