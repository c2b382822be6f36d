package lu.lalux.assure.conformance.model.access;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.exchange.syntax.CompactJws;
import lu.lalux.assure.conformance.model.Conduct;
import lu.lalux.assure.conformance.model.Slip;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The tokens that a model server has given. A right one knows them to the letter; careless ones read what stands in them. */
public final class Grants {

    /**
     * To whom, and for what.
     *
     * @param account whose rights they are
     * @param scopes that it opens
     */
    public record Grant(String account, List<String> scopes) {
        /**
         * @param scope that is needed
         * @return whether it is among those granted
         */
        public boolean covers(String scope) {
            return scopes.contains(scope);
        }
    }

    private static final byte[] KEY = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);

    /** The usual form of a token for an account and its scopes: three parts, of which the last seals the others. */
    public static final BinaryOperator<String> USUAL = (account, scopes) -> CompactJws.of(
                    json(Map.of("alg", "HS256", "typ", "at+jwt")),
                    json(Map.of(
                            "sub",
                            account,
                            "scope",
                            scopes,
                            "jti",
                            UUID.randomUUID().toString())))
            .sealed(KEY)
            .text();

    private final Map<String, Grant> given = new ConcurrentHashMap<>();
    private final BinaryOperator<String> form;

    /**
     * @param form of a token for an account and its scopes
     */
    public Grants(BinaryOperator<String> form) {
        this.form = form;
    }

    /**
     * @param account to whom
     * @param scopes for what
     * @return a new token
     */
    public String give(String account, String scopes) {
        String token = form.apply(account, scopes);
        given.put(token, new Grant(account, Arrays.asList(scopes.split(" "))));
        return token;
    }

    /**
     * @param token to the letter
     * @return what it was given for
     */
    public Optional<Grant> of(String token) {
        return Optional.ofNullable(given.get(token));
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

    /** {@return the grant of a token for which this one is taken} */
    Optional<Grant> like(Predicate<String> alike) {
        return given.entrySet().stream()
                .filter(entry -> alike.test(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** {@return the tokens} */
    Stream<String> tokens() {
        return given.keySet().stream();
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
        return given.values().stream().filter(grant -> grant.covers(scope)).findFirst();
    }

    private static JsonNode json(Map<String, String> members) {
        return JsonMapper.shared().valueToTree(new LinkedHashMap<>(members));
    }
}
