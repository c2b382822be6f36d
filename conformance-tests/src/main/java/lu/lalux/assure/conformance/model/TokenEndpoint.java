package lu.lalux.assure.conformance.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.exchange.Credentials;
import lu.lalux.assure.conformance.model.access.Grants;
import lu.lalux.assure.conformance.model.access.ScopeReading;
import lu.lalux.assure.conformance.model.access.TextLiberty;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /token} of a model server: RFC 6749 sections 4.4 and 5. */
final class TokenEndpoint {

    private final Identities identities;
    private final Grants grants;
    private final Conduct conduct;
    private final Problems problems;
    private final Map<String, String> firstAsked = new ConcurrentHashMap<>();

    TokenEndpoint(Identities identities, Grants grants, Conduct conduct, Problems problems) {
        this.identities = identities;
        this.grants = grants;
        this.conduct = conduct;
        this.problems = problems;
    }

    Reply answer(Request asked) {
        if (asked.body() == null) {
            return problems.of("corps-trop-grand", asked.english());
        }
        boolean tolerated =
                asked.body().length == 0 && !asked.query().isEmpty() && !conduct.has(Slip.TOLERANCE_REFUSED, "T5");
        boolean form = asked.isForm();
        boolean query = conduct.has(Slip.QUERY_ONLY);
        if (!form && !query && !tolerated && !conduct.has(Slip.FORM_MEDIA_TYPE_UNCHECKED)) {
            return problems.of("type-de-contenu-refuse", asked.english());
        }
        if (!asked.accepts("application/json") && !conduct.has(Slip.ACCEPT_UNCHECKED, "/token")) {
            return problems.of("representation-non-acceptable", asked.english());
        }
        Optional<Credentials> client = client(asked.header("authorization"));
        if (client.isEmpty()) {
            return error(401, "invalid_client").header("WWW-Authenticate", "Basic realm=\"modele\"");
        }
        if (!asked.decodable() && !conduct.has(Slip.FORM_BYTES_UNCHECKED, "/token")) {
            return error(400, "invalid_request");
        }
        Map<String, List<String>> parameters = query || tolerated ? asked.query(conduct) : asked.form(conduct);
        if (!form && !tolerated && conduct.has(Slip.FORM_MEDIA_TYPE_UNCHECKED)) {
            parameters = Map.of("grant_type", List.of("client_credentials"), "scope", List.of("/reparateur"));
        }
        return grant(client.get(), parameters);
    }

    private Reply grant(Credentials client, Map<String, List<String>> parameters) {
        if (parameters.entrySet().stream()
                .anyMatch(parameter -> parameter.getValue().size() > 1
                        && !conduct.has(Slip.PARAMETER_TWICE_TAKEN, parameter.getKey()))) {
            return error(400, "invalid_request");
        }
        if (takesOffence(parameters)) {
            return error(400, "invalid_request");
        }
        String grantType = first(parameters, "grant_type");
        if (grantType == null
                ? !conduct.has(Slip.GRANT_TYPE_OPTIONAL)
                : grantType.isEmpty() && !conduct.has(Slip.GRANT_TYPE_EMPTY_TAKEN)) {
            return error(400, "invalid_request");
        }
        if (grantType != null
                && !grantType.isEmpty()
                && !grantType.equals("client_credentials")
                && Stream.of(TextLiberty.values())
                        .noneMatch(liberty -> conduct.has(Slip.GRANT_TYPE_LIKENESS_TAKEN, liberty.word())
                                && liberty.sees(grantType, "client_credentials"))
                && !conduct.has(Slip.GRANT_TYPE_UNCHECKED)) {
            return error(400, "unsupported_grant_type");
        }
        String scope = first(parameters, "scope");
        if (scope == null ? conduct.has(Slip.SCOPE_OPTIONAL) : scope.isEmpty() && conduct.has(Slip.SCOPE_EMPTY_TAKEN)) {
            scope = "/reparateur";
        }
        List<String> allowed = identities.scopesOf(client.name());
        return new ScopeReading(conduct, "/token")
                .granted(scope == null ? "" : scope, Identities.SCOPES, allowed)
                .map(granted -> granted(client, granted, allowed))
                .orElseGet(() -> error(400, "invalid_scope"));
    }

    private Reply granted(Credentials client, String scope, List<String> allowed) {
        String all = String.join(" ", allowed);
        String first = firstAsked.computeIfAbsent(client.name(), name -> scope);
        String kept = conduct.has(Slip.ALL_SCOPES_KEPT)
                ? all
                : conduct.has(Slip.SCOPES_OF_FIRST_TOKEN_KEPT) ? first : Grants.kept(scope, conduct, "/token");
        ObjectNode token = JsonMapper.shared().createObjectNode();
        token.put("token_type", "bearer");
        token.put(
                "access_token", conduct.has(Slip.TOKEN_USELESS) ? "conf.conf.conf" : grants.give(client.name(), kept));
        token.put("expires_in", 3600);
        String said = conduct.has(Slip.ALL_SCOPES_SAID) ? all : scope;
        token.put("scope", conduct.has(Slip.FIRST_SCOPE_ONLY) ? said.split(" ")[0] : said);
        return Reply.json(200, "application/json", token).header("Cache-Control", "no-store");
    }

    /** RFC 6749 section 3.2: what is not known is ignored, and an empty parameter is none. */
    private boolean takesOffence(Map<String, List<String>> parameters) {
        List<String> names = List.copyOf(parameters.keySet());
        return conduct.has(Slip.UNKNOWN_PARAMETER_REFUSED, "/token")
                        && !Set.of("grant_type", "scope").containsAll(names)
                || conduct.has(Slip.EMPTY_PARAMETER_COUNTED, "/token") && names.contains("client_secret")
                || conduct.has(Slip.PARAMETER_ORDER_FIXED, "/token")
                        && names.indexOf("scope") < names.indexOf("grant_type");
    }

    private Optional<Credentials> client(String authorization) {
        if (conduct.has(Slip.BARE_HEADER_ONLY)) {
            return identities.clientOfBare(authorization);
        }
        Optional<Credentials> client = identities.clientOf(authorization, conduct);
        if (client.isEmpty() && !conduct.has(Slip.TOLERANCE_REFUSED, "T4")) {
            client = identities.clientOfBare(authorization);
        }
        if (client.isEmpty() && conduct.has(Slip.SECRET_UNCHECKED)) {
            return identities.clientNamed(authorization);
        }
        if (client.isEmpty() && conduct.has(Slip.ANY_CLIENT) && authorization.startsWith("Basic ")) {
            return identities.clientNamed(authorization).isPresent()
                    ? Optional.empty()
                    : Optional.of(identities.client());
        }
        if (authorization.isEmpty() && conduct.has(Slip.CLIENT_UNAUTHENTICATED)) {
            return Optional.of(identities.client());
        }
        return client;
    }

    private String first(Map<String, List<String>> parameters, String name) {
        List<String> values = parameters.get(name);
        if (values == null && conduct.has(Slip.PARAMETER_NAME_CASELESS, "/token")) {
            values = parameters.entrySet().stream()
                    .filter(parameter -> parameter.getKey().equalsIgnoreCase(name))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(null);
        }
        return values == null ? null : values.get(0);
    }

    private static Reply error(int status, String error) {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("error", error);
        return Reply.json(status, "application/json", json).header("Cache-Control", "no-store");
    }
}
