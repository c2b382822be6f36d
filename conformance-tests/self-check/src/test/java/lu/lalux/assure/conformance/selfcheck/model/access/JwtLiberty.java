package lu.lalux.assure.conformance.selfcheck.model.access;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lu.lalux.assure.conformance.exchange.syntax.CompactJws;
import lu.lalux.assure.conformance.model.access.Grants;

/** Which seals a careless server takes for its own: RFC 8725 section 2. */
public enum JwtLiberty {
    NONE,
    NONE_IN_ANY_CASE,
    NONE_WITH_SEAL,
    EMPTY_SEAL,
    EMPTY_KEY,
    KNOWN_KEY,
    CLIENT_SECRET,
    NAME_OF_KEY,
    KEY_IN_HEADER,
    STRANGERS_KEY;

    private static final List<String> KNOWN = List.of("secret");

    /** {@return the name in ids} */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @param secrets of the clients */
    Optional<Grants.Grant> grant(String sent, List<String> secrets) {
        return CompactJws.of(sent).filter(jws -> takes(jws, secrets)).flatMap(jws -> ReadableGrants.readIn(sent));
    }

    private boolean takes(CompactJws jws, List<String> secrets) {
        String algorithm = jws.headerMembers().path("alg").asString("");
        String key = jws.headerMembers().path("kid").asString("");
        boolean sealed = !jws.signature().isEmpty();
        return switch (this) {
            case NONE -> algorithm.equals("none") && !sealed;
            case NONE_IN_ANY_CASE -> algorithm.equalsIgnoreCase("none") && !algorithm.equals("none");
            case NONE_WITH_SEAL -> algorithm.equals("none") && sealed;
            case EMPTY_SEAL -> !algorithm.equalsIgnoreCase("none") && !sealed;
            case EMPTY_KEY -> jws.equals(jws.sealed(new byte[0]));
            case KNOWN_KEY -> isSealedWithOneOf(jws, KNOWN);
            case CLIENT_SECRET -> isSealedWithOneOf(jws, secrets);
            case NAME_OF_KEY -> !key.isEmpty() && isSealedWithOneOf(jws, List.of(key));
            case KEY_IN_HEADER -> jws.headerMembers().has("jwk");
            case STRANGERS_KEY ->
                algorithm.startsWith("RS") && sealed && !jws.headerMembers().has("jwk");
        };
    }

    private static boolean isSealedWithOneOf(CompactJws jws, List<String> keys) {
        return keys.stream().anyMatch(key -> jws.equals(jws.sealed(key.getBytes(StandardCharsets.UTF_8))));
    }
}
