package lu.lalux.assure.conformance.selfcheck.model.access;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.exchange.Credentials;
import lu.lalux.assure.conformance.model.Identities;
import lu.lalux.assure.conformance.model.Request;
import lu.lalux.assure.conformance.model.access.Gate;
import lu.lalux.assure.conformance.model.access.Grants;
import lu.lalux.assure.conformance.selfcheck.model.Conduct;
import lu.lalux.assure.conformance.selfcheck.model.Slip;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Looks for tokens elsewhere than in the header too, or compares them loosely. */
public final class WrongGate extends Gate {

    private final ReadableGrants grants;
    private final List<String> secrets;
    private final Conduct conduct;

    /**
     * @param grants the tokens that were given
     * @param identities whose secrets might be taken for the seal's
     * @param conduct what is done wrongly
     */
    public WrongGate(ReadableGrants grants, Identities identities, Conduct conduct) {
        super(grants);
        this.grants = grants;
        this.secrets = identities.clients().stream().map(Credentials::secret).toList();
        this.conduct = conduct;
    }

    @Override
    public Optional<Grants.Grant> grant(Request asked) {
        String path = asked.path();
        boolean unasked = asked.header("authorization").isEmpty() && conduct.has(Slip.NO_TOKEN_NEEDED, path);
        return super.grant(asked).or(() -> elsewhere(asked)).or(() -> unasked ? grants.any(path) : Optional.empty());
    }

    @Override
    protected Optional<Grants.Grant> inHeader(String path, String header) {
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
        return isSpeltOtherwise(path, header) ? Optional.empty() : super.inHeader(path, header);
    }

    @Override
    protected boolean isBearer(String path, String scheme) {
        return super.isBearer(path, scheme)
                || conduct.has(Slip.ANY_SCHEME, path)
                || conduct.has(Slip.SCHEME_TAKEN, path + " " + scheme);
    }

    private boolean isSpeltOtherwise(String path, String header) {
        return conduct.has(Slip.SCHEME_CASE_COMPARED, path) && !header.startsWith("Bearer")
                || conduct.has(Slip.ONE_SPACE_ONLY, path) && header.contains("  ");
    }

    @Override
    protected Optional<Grants.Grant> byToken(String path, String sent) {
        String token = conduct.has(Slip.HEADER_TWICE_TAKEN, path) ? sent.split(",", 2)[0] : sent;
        Optional<Grants.Grant> grant = super.byToken(path, token);
        if (grant.isEmpty() && conduct.has(Slip.SIGNATURE_UNCHECKED, path)) {
            return ReadableGrants.readIn(token);
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

    @Override
    public boolean opens(Grants.Grant grant, String path) {
        return super.opens(grant, path)
                || grant.scopes().stream().anyMatch(scope -> conduct.has(Slip.SCOPE_TAKEN, path + " " + scope));
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
