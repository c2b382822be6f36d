package lu.lalux.assure.stub.registry.store;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Scopes as they are stored: one behind the other, with a space between (RFC 6749 section 3.3). */
public final class StoredScopes {

    private StoredScopes() {}

    public static String stored(Collection<String> scopes) {
        return scopes.stream().sorted().collect(Collectors.joining(" "));
    }

    static Set<String> of(String stored) {
        return stored.isEmpty() ? Set.of() : new LinkedHashSet<>(Arrays.asList(stored.split(" ")));
    }

    /** What an account no longer may, nothing of it may. */
    static Set<String> both(String own, String ofAccount) {
        Set<String> scopes = new LinkedHashSet<>(of(own));
        scopes.retainAll(of(ofAccount));
        return scopes;
    }
}
