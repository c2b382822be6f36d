package lu.lalux.assure.conformance.selfcheck.model.access;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.exchange.syntax.CompactJws;
import lu.lalux.assure.conformance.model.access.Grants;
import lu.lalux.assure.conformance.selfcheck.model.Conduct;
import lu.lalux.assure.conformance.selfcheck.model.Slip;

/**
 * The tokens that a model server has given, for one that does not know them to the letter: careless ones read what
 * stands in them.
 */
public final class ReadableGrants extends Grants {

    private final Set<String> ended = ConcurrentHashMap.newKeySet();

    /** @param form of a token for an account and its scopes */
    public ReadableGrants(BinaryOperator<String> form) {
        super(form);
    }

    /**
     * @param scopes granted
     * @param conduct what is done wrongly
     * @param where the path
     * @return the scopes that a server writes into the token, whatever it answers
     */
    public static String kept(String scopes, Conduct conduct, String where) {
        if (conduct.has(Slip.FIRST_SCOPE_KEPT, where)) {
            return scopes.split(" ")[0];
        }
        return conduct.has(Slip.LAST_SCOPE_KEPT, where) ? scopes.substring(scopes.lastIndexOf(' ') + 1) : scopes;
    }

    /**
     * @param account whose former tokens end
     * @param token its last one
     */
    public void onlyLast(String account, String token) {
        given().forEach((other, grant) -> {
            if (grant.account().equals(account) && !other.equals(token)) {
                ended.add(other);
            }
        });
    }

    @Override
    public Optional<Grant> of(String token) {
        return ended.contains(token) ? Optional.empty() : super.of(token);
    }

    /** {@return the grant of a token for which this one is taken} */
    Optional<Grant> like(Predicate<String> alike) {
        return given().entrySet().stream()
                .filter(entry -> alike.test(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** {@return the tokens} */
    Stream<String> tokens() {
        return given().keySet().stream();
    }

    /** {@return the grant that stands in the token itself, by a server that does not look at its last part} */
    static Optional<Grant> readIn(String token) {
        return CompactJws.of(token)
                .map(CompactJws::payloadMembers)
                .filter(claims -> claims.has("sub"))
                .map(claims -> new Grant(
                        claims.path("sub").asString(""),
                        Arrays.asList(claims.path("scope").asString("").split(" "))));
    }

    /** {@return some grant, by a server that does not look at the token} */
    Optional<Grant> any(String scope) {
        return given().values().stream().filter(grant -> grant.covers(scope)).findFirst();
    }
}
