package lu.lalux.assure.conformance.model.access;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.model.Conduct;
import lu.lalux.assure.conformance.model.Request;
import lu.lalux.assure.conformance.model.Slip;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Who may call an operation: RFC 6750 section 2.1. A careless server looks for tokens elsewhere too, or compares them loosely. */
public final class Gate {

    private static final String BEARER = "bearer";

    private final Grants grants;
    private final List<String> secrets;
    private final Conduct conduct;

    /**
     * @param grants the tokens that were given
     * @param secrets of the clients
     * @param conduct what is done wrongly
     */
    public Gate(Grants grants, List<String> secrets, Conduct conduct) {
        this.grants = grants;
        this.secrets = List.copyOf(secrets);
        this.conduct = conduct;
    }

    /**
     * @param asked a request
     * @return what its token was given for; nothing when it has none that counts
     */
    public Optional<Grants.Grant> grant(Request asked) {
        String path = asked.path();
        String header = asked.header("authorization");
        Optional<Grants.Grant> found = header.isEmpty() ? Optional.empty() : inHeader(path, header);
        return found.or(() -> elsewhere(asked))
                .or(() -> header.isEmpty() && conduct.has(Slip.NO_TOKEN_NEEDED, path)
                        ? grants.any(path)
                        : Optional.empty());
    }

    private Optional<Grants.Grant> inHeader(String path, String header) {
        if (conduct.has(Slip.MALFORMED_TAKEN, path)) {
            return Arrays.stream(header.split(" "))
                    .map(grants::of)
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        for (HeaderLiberty liberty : HeaderLiberty.values()) {
            Optional<Grants.Grant> read = conduct.has(Slip.MALFORMED_LIKENESS_TAKEN, path + " " + liberty.word())
                    ? grants.of(liberty.token(header))
                    : Optional.empty();
            if (read.isPresent()) {
                return read;
            }
        }
        int end = header.indexOf(' ');
        String scheme = (end < 0 ? header : header.substring(0, end)).toLowerCase(Locale.ROOT);
        if (end < 0 || !isTaken(path, scheme) || isSpeltOtherwise(path, header)) {
            return Optional.empty();
        }
        String token = header.substring(end).replaceFirst("^ +", "");
        return byToken(path, conduct.has(Slip.HEADER_TWICE_TAKEN, path) ? token.split(",", 2)[0] : token);
    }

    private boolean isTaken(String path, String scheme) {
        return scheme.equals(BEARER)
                || conduct.has(Slip.ANY_SCHEME, path)
                || conduct.has(Slip.SCHEME_TAKEN, path + " " + scheme);
    }

    /** A scheme has no case, and any number of spaces is behind it: RFC 9110 sections 11.1 and 11.4. */
    private boolean isSpeltOtherwise(String path, String header) {
        return conduct.has(Slip.SCHEME_CASE_COMPARED, path) && !header.startsWith("Bearer")
                || conduct.has(Slip.ONE_SPACE_ONLY, path) && header.contains("  ");
    }

    private Optional<Grants.Grant> byToken(String path, String token) {
        Optional<Grants.Grant> grant = grants.of(token);
        if (grant.isEmpty() && conduct.has(Slip.SIGNATURE_UNCHECKED, path)) {
            return Grants.readIn(token);
        }
        if (grant.isEmpty() && conduct.has(Slip.UNSIGNED_TAKEN, path)) {
            return JwtLiberty.NONE.grant(token, secrets);
        }
        if (grant.isEmpty() && conduct.has(Slip.ANY_TOKEN, path)) {
            return grants.any(path);
        }
        return grant.or(() -> Stream.of(TokenLiberty.values())
                        .filter(liberty -> conduct.has(Slip.TOKEN_LIKENESS_TAKEN, path + " " + liberty.word()))
                        .flatMap(liberty -> liberty.grant(token, grants).stream())
                        .findFirst())
                .or(() -> Stream.of(JwtLiberty.values())
                        .filter(liberty -> conduct.has(Slip.FORGED_TAKEN, path + " " + liberty.word()))
                        .flatMap(liberty -> liberty.grant(token, secrets).stream())
                        .findFirst());
    }

    /** A place is named by its kind and its name, as in {@code cookie token}. */
    private Optional<Grants.Grant> elsewhere(Request asked) {
        if (!conduct.makes(Slip.TOKEN_ELSEWHERE_TAKEN)) {
            return Optional.empty();
        }
        Map<String, List<String>> places = new LinkedHashMap<>();
        asked.query().forEach((name, values) -> places.put("query " + name, values));
        for (String cookie : asked.header("cookie").split("; *")) {
            String[] parts = cookie.split("=", 2);
            places.put("cookie " + parts[0].toLowerCase(Locale.ROOT), List.of(parts[parts.length - 1]));
        }
        asked.headers().forEach((name, value) -> places.put("header " + name, List.of(value)));
        places.putAll(members(asked));
        return places.entrySet().stream()
                .filter(place -> conduct.has(Slip.TOKEN_ELSEWHERE_TAKEN, asked.path() + " " + place.getKey()))
                .flatMap(place -> place.getValue().stream())
                .map(value -> grants.of(value.replaceFirst("(?i)^bearer(?: |%20|\\+)", "")))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /**
     * @param path of the operation
     * @param body its fields; the token that was taken from among them is none of them
     */
    public void forget(String path, ObjectNode body) {
        if (conduct.makes(Slip.TOKEN_ELSEWHERE_TAKEN)) {
            List.copyOf(body.propertyNames()).stream()
                    .filter(name -> conduct.has(Slip.TOKEN_ELSEWHERE_TAKEN, path + " member " + name))
                    .forEach(body::remove);
        }
    }

    private static Map<String, List<String>> members(Request asked) {
        Map<String, List<String>> members = new LinkedHashMap<>();
        try {
            JsonMapper.shared()
                    .readTree(asked.text())
                    .properties()
                    .forEach(member -> members.put(
                            "member " + member.getKey(),
                            List.of(member.getValue().asString(""))));
        } catch (JacksonException e) {
            return Map.of();
        }
        return members;
    }
}
