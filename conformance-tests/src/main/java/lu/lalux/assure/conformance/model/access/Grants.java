package lu.lalux.assure.conformance.model.access;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;
import lu.lalux.assure.conformance.exchange.syntax.CompactJws;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The tokens that a model server has given. It knows them to the letter. */
public class Grants {

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

    /** {@return the tokens, each with what it was given for} */
    protected Map<String, Grant> given() {
        return Collections.unmodifiableMap(given);
    }

    private static JsonNode json(Map<String, String> members) {
        return JsonMapper.shared().valueToTree(new LinkedHashMap<>(members));
    }
}
