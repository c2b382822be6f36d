package lu.lalux.assure.conformance.model;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The tokens that a model server has given. */
public final class Grants {

    /** To whom, and for what. */
    record Grant(String account, List<String> scopes) {
        boolean covers(String scope) {
            return scopes.contains(scope);
        }
    }

    /** Of the usual form: three parts, of which the last seals the others. */
    public static final Supplier<String> USUAL = () ->
            "conf." + UUID.randomUUID() + "." + UUID.randomUUID().toString().replace("-", "");

    private final Map<String, Grant> given = new ConcurrentHashMap<>();
    private final Supplier<String> form;

    Grants(Supplier<String> form) {
        this.form = form;
    }

    String give(String account, String scopes) {
        String token = form.get();
        given.put(token, new Grant(account, Arrays.asList(scopes.split(" "))));
        return token;
    }

    Optional<Grant> of(String token) {
        return Optional.ofNullable(given.get(token));
    }

    /** {@return the scopes that a server writes into the token, whatever it answers} */
    static String kept(String scopes, Conduct conduct, String where) {
        if (conduct.has(Slip.FIRST_SCOPE_KEPT, where)) {
            return scopes.split(" ")[0];
        }
        return conduct.has(Slip.LAST_SCOPE_KEPT, where) ? scopes.substring(scopes.lastIndexOf(' ') + 1) : scopes;
    }

    /** {@return the grant, by a server that does not look at a token's last part} */
    Optional<Grant> withoutSeal(String token) {
        return given.entrySet().stream()
                .filter(entry -> unsealed(entry.getKey()).equals(unsealed(token)))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** {@return the grant, by a server that takes a token which says that it is not signed} */
    Optional<Grant> unsigned(String token) {
        String[] parts = token.split("\\.", -1);
        return parts.length == 3 && parts[2].isEmpty()
                ? given.entrySet().stream()
                        .filter(entry -> entry.getKey().split("\\.")[1].equals(parts[1]))
                        .map(Map.Entry::getValue)
                        .findFirst()
                : Optional.empty();
    }

    /** {@return some grant, by a server that does not look at the token} */
    Optional<Grant> any(String scope) {
        return given.values().stream().filter(grant -> grant.covers(scope)).findFirst();
    }

    private static String unsealed(String token) {
        return token.substring(0, Math.max(0, token.lastIndexOf('.')));
    }
}
