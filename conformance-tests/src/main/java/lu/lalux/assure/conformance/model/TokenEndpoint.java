package lu.lalux.assure.conformance.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lu.lalux.assure.conformance.exchange.Credentials;
import lu.lalux.assure.conformance.model.access.Grants;
import lu.lalux.assure.conformance.model.access.ScopeReading;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /token} of a model server: RFC 6749 sections 4.4 and 5. */
public class TokenEndpoint {

    private final Accounts accounts;
    private final Grants grants;
    private final FormReading forms;
    private final ScopeReading scopes;
    private final Problems problems;

    /**
     * @param accounts whom it recognises
     * @param grants the tokens that it gives
     * @param forms how it reads parameters
     * @param scopes how it reads scopes
     * @param problems what it says of them
     */
    public TokenEndpoint(Accounts accounts, Grants grants, FormReading forms, ScopeReading scopes, Problems problems) {
        this.accounts = accounts;
        this.grants = grants;
        this.forms = forms;
        this.scopes = scopes;
        this.problems = problems;
    }

    Reply answer(Request asked) {
        if (asked.body() == null) {
            return problems.of("corps-trop-grand", asked.english());
        }
        if (!takesMediaType(asked)) {
            return problems.of("type-de-contenu-refuse", asked.english());
        }
        if (!canAnswer(asked)) {
            return problems.of("representation-non-acceptable", asked.english());
        }
        Optional<Credentials> client = client(asked.header("authorization"));
        if (client.isEmpty()) {
            return error(401, "invalid_client").header("WWW-Authenticate", "Basic realm=\"modele\"");
        }
        return isText(asked) ? grant(client.get(), parameters(asked)) : error(400, "invalid_request");
    }

    /** {@return whether the parameters come behind the path, without a body, which is an older reading (T5)} */
    protected boolean byQuery(Request asked) {
        return asked.body().length == 0 && !asked.query().isEmpty();
    }

    /** {@return whether the body, if any, is one that can be read} */
    protected boolean takesMediaType(Request asked) {
        return asked.isForm() || byQuery(asked);
    }

    /** {@return whether the caller takes the form of the answer} */
    protected boolean canAnswer(Request asked) {
        return asked.accepts("application/json");
    }

    /** {@return who asks} */
    protected Optional<Credentials> client(String authorization) {
        return accounts.clientOf(authorization).or(() -> olderClient(authorization));
    }

    /** {@return who asks in the older way (T4)} */
    protected Optional<Credentials> olderClient(String authorization) {
        return accounts.clientOfBare(authorization);
    }

    /** {@return whether what the parameters hold is UTF-8} */
    protected boolean isText(Request asked) {
        return asked.decodable();
    }

    /** {@return what is asked for} */
    protected Map<String, List<String>> parameters(Request asked) {
        return byQuery(asked) ? forms.query(asked) : forms.form(asked);
    }

    private Reply grant(Credentials client, Map<String, List<String>> parameters) {
        String error = isMalformed(parameters) ? "invalid_request" : grantTypeError(first(parameters, "grant_type"));
        if (!error.isEmpty()) {
            return error(400, error);
        }
        List<String> allowed = accounts.identities().scopesOf(client.name());
        return scopes.granted(scope(parameters), allowed)
                .map(granted -> granted(client, granted, allowed))
                .orElseGet(() -> error(400, "invalid_scope"));
    }

    /** RFC 6749 section 3.2: none is given twice; what is not known is ignored, and an empty parameter is none. */
    protected boolean isMalformed(Map<String, List<String>> parameters) {
        return parameters.entrySet().stream()
                .anyMatch(parameter -> parameter.getValue().size() > 1 && !mayRepeat(parameter.getKey()));
    }

    /** {@return whether a parameter may be given twice: none may} */
    protected boolean mayRepeat(String parameter) {
        return false;
    }

    /** {@return the error code for a {@code grant_type}, null when it is not there; empty for none} */
    protected String grantTypeError(String grantType) {
        if (grantType == null || grantType.isEmpty()) {
            return "invalid_request";
        }
        return grantType.equals("client_credentials") ? "" : "unsupported_grant_type";
    }

    /** {@return the scopes that are asked for; empty when none are} */
    protected String scope(Map<String, List<String>> parameters) {
        String scope = first(parameters, "scope");
        return scope == null ? "" : scope;
    }

    /** {@return the first value of a parameter; null when it is not there} */
    protected String first(Map<String, List<String>> parameters, String name) {
        List<String> values = parameters.get(name);
        return values == null ? null : values.get(0);
    }

    private Reply granted(Credentials client, String scope, List<String> allowed) {
        ObjectNode token = JsonMapper.shared().createObjectNode();
        token.put("token_type", "bearer");
        token.put("access_token", token(client, scope, allowed));
        token.put("expires_in", 3600);
        token.put("scope", told(scope, allowed));
        return Reply.json(200, "application/json", token).header("Cache-Control", "no-store");
    }

    /** {@return a new token for the scopes} */
    protected String token(Credentials client, String scope, List<String> allowed) {
        return grants.give(client.name(), scope);
    }

    /** {@return what the answer says is granted} */
    protected String told(String scope, List<String> allowed) {
        return scope;
    }

    private static Reply error(int status, String error) {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("error", error);
        return Reply.json(status, "application/json", json).header("Cache-Control", "no-store");
    }
}
