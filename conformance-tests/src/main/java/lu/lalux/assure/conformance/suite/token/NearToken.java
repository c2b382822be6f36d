package lu.lalux.assure.conformance.suite.token;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import lu.lalux.assure.conformance.exchange.syntax.CompactJws;
import tools.jackson.databind.node.ObjectNode;

/** What is nearly a token: a careless server takes it for the one that it gave. */
enum NearToken {
    OTHER_CASE,
    SHORTER,
    HALF,
    LONGER,
    PRECEDED,
    DOT_AT_END,
    PADDED,
    OTHER_BEGINNING,
    OTHER_END,
    TWO_HALVES,
    /** Of a token in three parts only. */
    WITHOUT_SEAL,
    SEAL_OF_ANOTHER,
    ANOTHERS_SCOPE;

    /**
     * @param token right for an operation
     * @param other right for another one
     * @param scope that the operation needs
     * @param others scope that the other one has
     * @return neither of them; nothing when a token of this form has no such neighbour
     */
    Optional<String> of(String token, String other, String scope, String others) {
        return Optional.ofNullable(
                        switch (this) {
                            case OTHER_CASE -> NearText.OTHER_CASE.of(token);
                            case SHORTER -> token.substring(0, token.length() - 1);
                            case HALF -> token.substring(0, half(token));
                            case LONGER -> token + "x";
                            case PRECEDED -> "x" + token;
                            case DOT_AT_END -> token + ".";
                            case PADDED -> token + "=";
                            case OTHER_BEGINNING -> changed(token, 0);
                            // Of the last character of a part in Base64 some bits may mean nothing.
                            case OTHER_END -> changed(token, Math.max(0, token.length() - 2));
                            case TWO_HALVES -> token.substring(0, half(token)) + other.substring(half(other));
                            case WITHOUT_SEAL ->
                                jws(token)
                                        .map(jws -> jws.header() + "." + jws.payload())
                                        .orElse(null);
                            case SEAL_OF_ANOTHER ->
                                jws(token)
                                        .flatMap(jws -> jws(other).map(second -> jws.withSignature(second.signature())))
                                        .map(CompactJws::text)
                                        .orElse(null);
                            case ANOTHERS_SCOPE ->
                                jws(other)
                                        .map(jws -> widened(jws, scope, others))
                                        .orElse(null);
                        })
                .filter(near -> !near.equals(token) && !near.equals(other));
    }

    private static Optional<CompactJws> jws(String token) {
        return CompactJws.of(token);
    }

    /** In whatever claim the scope stands: another scope, the seal as it was. */
    private static String widened(CompactJws jws, String scope, String others) {
        ObjectNode claims = jws.payloadMembers();
        String json = claims.toString().replace("\"" + others + "\"", "\"" + scope + "\"");
        return jws.header() + "." + CompactJws.encoded(json.getBytes(StandardCharsets.UTF_8)) + "." + jws.signature();
    }

    private static int half(String token) {
        return token.length() / 2;
    }

    private static String changed(String token, int at) {
        char other = token.charAt(at) == 'A' ? 'B' : 'A';
        return token.substring(0, at) + other + token.substring(at + 1);
    }
}
