package lu.lalux.assure.conformance.selfcheck.model.login;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.exchange.Credentials;
import lu.lalux.assure.conformance.model.FormReading;
import lu.lalux.assure.conformance.model.Problems;
import lu.lalux.assure.conformance.model.Request;
import lu.lalux.assure.conformance.model.TokenEndpoint;
import lu.lalux.assure.conformance.selfcheck.model.Conduct;
import lu.lalux.assure.conformance.selfcheck.model.Slip;
import lu.lalux.assure.conformance.selfcheck.model.access.ReadableGrants;
import lu.lalux.assure.conformance.selfcheck.model.access.TextLiberty;
import lu.lalux.assure.conformance.selfcheck.model.access.WrongScopeReading;

/** Gives tokens to those who should have none, or others than were asked for. */
public final class WrongTokenEndpoint extends TokenEndpoint {

    private static final String PATH = "/token";

    private final WrongAccounts accounts;
    private final ReadableGrants grants;
    private final FormReading forms;
    private final Conduct conduct;
    private final Map<String, String> firstAsked = new ConcurrentHashMap<>();
    private volatile Optional<Credentials> last = Optional.empty();

    /**
     * @param accounts whom it recognises
     * @param grants the tokens that it gives
     * @param forms how it reads parameters
     * @param problems what it says of them
     * @param conduct what is done wrongly
     */
    public WrongTokenEndpoint(
            WrongAccounts accounts, ReadableGrants grants, FormReading forms, Problems problems, Conduct conduct) {
        super(accounts, grants, forms, new WrongScopeReading(conduct, PATH), problems);
        this.accounts = accounts;
        this.grants = grants;
        this.forms = forms;
        this.conduct = conduct;
    }

    @Override
    protected boolean byQuery(Request asked) {
        return super.byQuery(asked) && !conduct.has(Slip.TOLERANCE_REFUSED, "T5");
    }

    @Override
    protected boolean takesMediaType(Request asked) {
        return super.takesMediaType(asked)
                || conduct.has(Slip.QUERY_ONLY)
                || conduct.has(Slip.FORM_MEDIA_TYPE_UNCHECKED);
    }

    @Override
    protected boolean canAnswer(Request asked) {
        return super.canAnswer(asked) || conduct.has(Slip.ACCEPT_UNCHECKED, PATH);
    }

    @Override
    protected Optional<Credentials> client(String authorization) {
        if (conduct.has(Slip.BARE_HEADER_ONLY)) {
            return accounts.clientOfBare(authorization);
        }
        Optional<Credentials> client = super.client(authorization);
        if (conduct.has(Slip.CLIENT_OF_ANOTHER)) {
            last = client;
            Conduct.pause();
            return last;
        }
        if (client.isEmpty() && conduct.has(Slip.SECRET_UNCHECKED)) {
            return accounts.clientNamed(authorization);
        }
        if (client.isEmpty() && conduct.has(Slip.ANY_CLIENT) && authorization.startsWith("Basic ")) {
            return accounts.clientNamed(authorization).isPresent()
                    ? Optional.empty()
                    : Optional.of(accounts.identities().client());
        }
        if (authorization.isEmpty() && conduct.has(Slip.CLIENT_UNAUTHENTICATED)) {
            return Optional.of(accounts.identities().client());
        }
        return client;
    }

    @Override
    protected Optional<Credentials> olderClient(String authorization) {
        if (conduct.has(Slip.BARE_SECRET_UNCHECKED)) {
            return accounts.identities().clients().stream()
                    .filter(known -> authorization.startsWith(known.name() + "/"))
                    .findFirst();
        }
        return conduct.has(Slip.TOLERANCE_REFUSED, "T4") ? Optional.empty() : super.olderClient(authorization);
    }

    @Override
    protected boolean isText(Request asked) {
        return super.isText(asked) || conduct.has(Slip.FORM_BYTES_UNCHECKED, PATH);
    }

    @Override
    protected Map<String, List<String>> parameters(Request asked) {
        if (!asked.isForm() && !byQuery(asked) && conduct.has(Slip.FORM_MEDIA_TYPE_UNCHECKED)) {
            return Map.of("grant_type", List.of("client_credentials"), "scope", List.of("/reparateur"));
        }
        return conduct.has(Slip.QUERY_ONLY) ? forms.query(asked) : super.parameters(asked);
    }

    @Override
    protected boolean isMalformed(Map<String, List<String>> parameters) {
        List<String> names = List.copyOf(parameters.keySet());
        return super.isMalformed(parameters)
                || conduct.has(Slip.UNKNOWN_PARAMETER_REFUSED, PATH)
                        && !Set.of("grant_type", "scope").containsAll(names)
                || conduct.has(Slip.EMPTY_PARAMETER_COUNTED, PATH) && names.contains("client_secret")
                || conduct.has(Slip.PARAMETER_ORDER_FIXED, PATH)
                        && names.indexOf("scope") < names.indexOf("grant_type");
    }

    @Override
    protected boolean mayRepeat(String parameter) {
        return conduct.has(Slip.PARAMETER_TWICE_TAKEN, parameter);
    }

    @Override
    protected String grantTypeError(String grantType) {
        if (grantType == null) {
            return conduct.has(Slip.GRANT_TYPE_OPTIONAL) ? "" : super.grantTypeError(null);
        }
        boolean taken = grantType.isEmpty()
                ? conduct.has(Slip.GRANT_TYPE_EMPTY_TAKEN)
                : conduct.has(Slip.GRANT_TYPE_UNCHECKED)
                        || Stream.of(TextLiberty.values())
                                .anyMatch(liberty -> conduct.has(Slip.GRANT_TYPE_LIKENESS_TAKEN, liberty.word())
                                        && liberty.sees(grantType, "client_credentials"));
        return taken ? "" : super.grantTypeError(grantType);
    }

    @Override
    protected String scope(Map<String, List<String>> parameters) {
        String scope = first(parameters, "scope");
        boolean supplied = scope == null
                ? conduct.has(Slip.SCOPE_OPTIONAL)
                : scope.isEmpty() && conduct.has(Slip.SCOPE_EMPTY_TAKEN);
        return supplied ? "/reparateur" : super.scope(parameters);
    }

    @Override
    protected String first(Map<String, List<String>> parameters, String name) {
        if (parameters.containsKey(name) || !conduct.has(Slip.PARAMETER_NAME_CASELESS, PATH)) {
            return super.first(parameters, name);
        }
        return parameters.entrySet().stream()
                .filter(parameter -> parameter.getKey().equalsIgnoreCase(name))
                .map(parameter -> parameter.getValue().get(0))
                .findFirst()
                .orElse(null);
    }

    @Override
    protected String token(Credentials client, String scope, List<String> allowed) {
        String first = firstAsked.computeIfAbsent(client.name(), name -> scope);
        if (conduct.has(Slip.TOKEN_USELESS)) {
            return "conf.conf.conf";
        }
        String kept = conduct.has(Slip.ALL_SCOPES_KEPT)
                ? String.join(" ", allowed)
                : conduct.has(Slip.SCOPES_OF_FIRST_TOKEN_KEPT) ? first : ReadableGrants.kept(scope, conduct, PATH);
        String token = super.token(client, kept, allowed);
        if (conduct.has(Slip.FORMER_TOKEN_ENDED, PATH)) {
            grants.onlyLast(client.name(), token);
        }
        return token;
    }

    @Override
    protected String told(String scope, List<String> allowed) {
        String told = conduct.has(Slip.ALL_SCOPES_SAID) ? String.join(" ", allowed) : super.told(scope, allowed);
        return conduct.has(Slip.FIRST_SCOPE_ONLY) ? told.split(" ")[0] : told;
    }
}
