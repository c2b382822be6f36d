package lu.lalux.assure.stub.gestion.account;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import lu.lalux.assure.stub.gestion.access.Refused;
import lu.lalux.assure.stub.problem.Excerpt;
import lu.lalux.assure.stub.problem.FaultCode;
import lu.lalux.assure.stub.problem.Message;

/** Scopes as they are stored: one behind the other, with a space between (RFC 6749 section 3.3). */
public final class Scopes {

    /** The field that names them. */
    public static final String POINTER = "/portees";

    private Scopes() {}

    public static String stored(Collection<String> scopes) {
        return scopes.stream().sorted().collect(Collectors.joining(" "));
    }

    public static Set<String> of(String stored) {
        return stored.isEmpty() ? Set.of() : new LinkedHashSet<>(Arrays.asList(stored.split(" ")));
    }

    /** @throws lu.lalux.assure.stub.problem.ProblemException when one of them is none of those that there are */
    public static void requireKnown(Collection<String> asked, Set<String> known) {
        requireIn(asked, known, FaultCode.VALEUR_HORS_LISTE, "gestion.scope-unknown");
    }

    /** @throws lu.lalux.assure.stub.problem.ProblemException when one of them is none of the account's */
    public static void requireWithin(Collection<String> asked, Set<String> ofAccount) {
        requireIn(asked, ofAccount, FaultCode.PORTEE_HORS_COMPTE, "gestion.scope-beyond");
    }

    private static void requireIn(Collection<String> asked, Set<String> allowed, FaultCode code, String key) {
        asked.stream().filter(scope -> !allowed.contains(scope)).findFirst().ifPresent(scope -> {
            throw Refused.fault(POINTER, code, Message.of(key, Excerpt.of(scope), stored(allowed)));
        });
    }
}
