package lu.lalux.assure.conformance.suite.implementation;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import lu.lalux.assure.conformance.exchange.Answer;
import lu.lalux.assure.conformance.register.Text;

/**
 * A token that was received.
 *
 * @param token the access token
 * @param seconds how long it lasts
 */
public record GrantedToken(String token, long seconds) {

    /** What is then to be read. */
    public static final Text IN_QUERY = new Text(
            "le jeton est dans la requête de Location (derrière ?), et non dans son fragment (derrière #)",
            "the token is in the query of Location (behind ?), and not in its fragment (behind #)");

    private static final Pattern QUERY_TOKEN = Pattern.compile("[?&](access_token|accessToken)=[^&]");

    private static final long UNSAID = 300;

    /** A day at most: no run lasts longer, and with a huge number the end would be a moment that no calendar has. */
    private static final long LONGEST = 86_400;

    private static final int LONGEST_NUMBER = 18;

    /** Within what can be meant. */
    public GrantedToken {
        seconds = Math.max(0, Math.min(LONGEST, seconds));
    }

    /**
     * @param answer of the token endpoint
     * @return the token, if there is one
     */
    public static Optional<GrantedToken> fromJson(Answer answer) {
        String token = answer.json().path("access_token").asString("");
        return answer.succeeds() && !token.isEmpty()
                ? Optional.of(
                        new GrantedToken(token, answer.json().path("expires_in").asLong(UNSAID)))
                : Optional.empty();
    }

    /**
     * @param answer of the authorisation endpoint
     * @return the token, if there is one
     */
    public static Optional<GrantedToken> fromFragment(Answer answer) {
        Map<String, String> fragment = fragment(answer);
        // D11: the document prints accessToken, the contract settles access_token.
        String token = fragment.getOrDefault("access_token", fragment.getOrDefault("accessToken", ""));
        return token.isEmpty()
                ? Optional.empty()
                : Optional.of(new GrantedToken(token, seconds(fragment.getOrDefault("expires_in", ""))));
    }

    private static long seconds(String said) {
        if (!said.matches("[0-9]+")) {
            return UNSAID;
        }
        // Of so many digits that no number holds them: as long as a token may last.
        return said.length() > LONGEST_NUMBER ? LONGEST : Long.parseLong(said);
    }

    /**
     * @param answer a redirect
     * @return the parameters in the fragment of its {@code Location}, decoded; empty when there are none
     */
    public static Map<String, String> fragment(Answer answer) {
        Map<String, String> parameters = new LinkedHashMap<>();
        String location = answer.header("Location").orElse("");
        int hash = location.indexOf('#');
        if (hash >= 0) {
            for (String pair : location.substring(hash + 1).split("&")) {
                String[] parts = pair.split("=", 2);
                parameters.putIfAbsent(decode(parts[0]), parts.length > 1 ? decode(parts[1]) : "");
            }
        }
        return parameters;
    }

    /**
     * @param answer a redirect
     * @return whether it has a token in the query of its {@code Location}, where servers and proxies write it down
     */
    public static boolean isInQuery(Answer answer) {
        return answer.header("Location").map(location -> location.split("#", 2)[0]).stream()
                .anyMatch(address -> QUERY_TOKEN.matcher(address).find());
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /**
     * @param base an address
     * @param parameters names and values, in turn
     * @return the address with them as its query
     */
    public static URI query(URI base, Map<String, String> parameters) {
        StringBuilder query = new StringBuilder();
        parameters.forEach((name, value) -> query.append(query.isEmpty() ? "?" : "&")
                .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return URI.create(base + query.toString());
    }
}
