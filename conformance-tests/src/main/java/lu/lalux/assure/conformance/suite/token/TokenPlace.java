package lu.lalux.assure.conformance.suite.token;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.exchange.Call;

/**
 * Where other interfaces take a token from: an address, which ends in logs; a cookie, which a browser sends unasked;
 * headers of their own. The contract has one place, {@code Authorization}.
 *
 * @param kind of the place
 * @param name there
 */
public record TokenPlace(Kind kind, String name) {

    /** Kinds of places. */
    public enum Kind {
        QUERY,
        COOKIE,
        HEADER,
        MEMBER
    }

    private static final Map<Kind, List<String>> NAMES = Map.of(
            Kind.QUERY, List.of("access_token", "token", "bearer", "jwt", "authorization", "auth_token", "api_key"),
            Kind.COOKIE, List.of("access_token", "token", "jwt", "authorization", "session"),
            Kind.HEADER,
                    List.of(
                            "X-Access-Token",
                            "X-Auth-Token",
                            "X-Authorization",
                            "X-Forwarded-Authorization",
                            "Proxy-Authorization",
                            "X-Token",
                            "X-Api-Key",
                            "Access-Token",
                            "Authentication",
                            "Token"),
            Kind.MEMBER, List.of("access_token", "token"));

    /** {@return all of them} */
    public static List<TokenPlace> all() {
        return Stream.of(Kind.values())
                .flatMap(kind -> NAMES.get(kind).stream().map(name -> new TokenPlace(kind, name)))
                .toList();
    }

    /** {@return one of each kind} */
    static List<TokenPlace> ofEachKind() {
        return Stream.of(Kind.values())
                .map(kind -> new TokenPlace(kind, NAMES.get(kind).get(0)))
                .toList();
    }

    /** {@return the place as a model server names it} */
    public String words() {
        return kind.name().toLowerCase(Locale.ROOT) + " "
                + (kind == Kind.MEMBER ? name : name.toLowerCase(Locale.ROOT));
    }

    /** {@return the request with a token there, beside whatever else it has} */
    Call in(Call call, String token) {
        return switch (kind) {
            case QUERY -> call.at(URI.create(call.uri() + "?" + name + "=" + token));
            case COOKIE -> call.with("Cookie", name + "=" + token);
            case HEADER -> call.with(name, isOfAuthorization() ? "Bearer " + token : token);
            case MEMBER -> call.withMember(name, token);
        };
    }

    private boolean isOfAuthorization() {
        return name.endsWith("Authorization") || name.equals("Authentication");
    }
}
