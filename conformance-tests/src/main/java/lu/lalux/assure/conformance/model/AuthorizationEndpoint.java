package lu.lalux.assure.conformance.model;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lu.lalux.assure.conformance.exchange.Credentials;
import lu.lalux.assure.conformance.model.access.Grants;
import lu.lalux.assure.conformance.model.access.ScopeReading;

/** {@code /authen} of a model server: RFC 6749 section 4.2, its page and its form (D24). */
public class AuthorizationEndpoint {

    /** The last pages, from which a form can still come: anybody can ask for one. */
    private static final int PAGES = 10_000;

    private final Accounts accounts;
    private final Identities identities;
    private final Grants grants;
    private final FormReading forms;
    private final ScopeReading scopes;
    private final AuthenParameters parameters;
    private final Problems problems;
    private final Set<String> pages =
            Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<String, Boolean>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                    return size() > PAGES;
                }
            }));

    /**
     * @param accounts whom it recognises
     * @param grants the tokens that it gives
     * @param forms how it reads the page's form
     * @param scopes how it reads scopes
     * @param parameters how it reads what is behind the path
     * @param problems what it says of them
     */
    public AuthorizationEndpoint(
            Accounts accounts,
            Grants grants,
            FormReading forms,
            ScopeReading scopes,
            AuthenParameters parameters,
            Problems problems) {
        this.accounts = accounts;
        this.identities = accounts.identities();
        this.grants = grants;
        this.forms = forms;
        this.scopes = scopes;
        this.parameters = parameters;
        this.problems = problems;
    }

    Reply answer(Request asked) {
        if (asked.body() == null) {
            return problems.of("corps-trop-grand", asked.english()).header("Cache-Control", "no-store");
        }
        Map<String, List<String>> query = parameters.of(asked);
        // Without the parameter, the one address that is registered (RFC 6749 section 3.1.2.3).
        String redirect = query.containsKey("redirect_uri") ? value(query, "redirect_uri") : identities.redirectUri();
        if (!isText(asked)
                || parameters.malformed(asked, query)
                || !accounts.isApplication(value(query, "client_id"))
                || !isRegistered(asked, query, redirect)) {
            return problems.of("autorisation-impossible", asked.english()).header("Cache-Control", "no-store");
        }
        String state = parameters.state(asked, query);
        String error = parameters.invalid(asked, query) ? "invalid_request" : error(query);
        if (!error.isEmpty()) {
            return redirect(redirect, Map.of("error", error), state);
        }
        if (asked.method().equals("GET") && !asked.accepts("text/html")) {
            return problems.of("representation-non-acceptable", asked.english());
        }
        return asksForPage(asked) ? page(200) : authorise(asked, query, redirect, state);
    }

    /** {@return whether what the parameters hold is UTF-8} */
    protected boolean isText(Request asked) {
        return asked.decodable();
    }

    /** {@return whether it is for the person to sign in on the page first} */
    protected boolean asksForPage(Request asked) {
        return asked.method().equals("GET");
    }

    /** {@return the answer to whoever signs in, with all that the parameters ask for} */
    protected Reply authorise(Request asked, Map<String, List<String>> query, String redirect, String state) {
        String scope = scopes(value(query, "scope")).orElseThrow();
        boolean byForm = isByForm(asked);
        if (byForm && !asked.isForm()) {
            return problems.of("type-de-contenu-refuse", asked.english()).header("Cache-Control", "no-store");
        }
        if (byForm && !fromOurPage(asked)) {
            return problems.of("formulaire-perime", asked.english()).header("Cache-Control", "no-store");
        }
        Optional<Credentials> person = person(asked);
        if (person.isEmpty() && byForm && asked.accepts("text/html")) {
            return page(401);
        }
        if (person.isEmpty()) {
            return problems.of("non-authentifie", asked.english())
                    .header("Cache-Control", "no-store")
                    .header("WWW-Authenticate", "Basic realm=\"modele\"");
        }
        return redirect(redirect, granted(token(person.get(), scope), scope), state);
    }

    /** {@return whether the person signs in by the header} */
    protected static boolean isByHeader(Request asked) {
        return !asked.header("authorization").isEmpty();
    }

    /** {@return whether the person signs in by the page's form} */
    protected static boolean isByForm(Request asked) {
        return !isByHeader(asked) && asked.body().length > 0;
    }

    /** {@return who signs in} */
    protected Optional<Credentials> person(Request asked) {
        return isByHeader(asked)
                ? accounts.personOf(asked.header("authorization"))
                : isByForm(asked) ? accounts.personOf(forms.form(asked)) : Optional.empty();
    }

    /** {@return a new token for the scopes} */
    protected String token(Credentials person, String scope) {
        return grants.give(person.name(), scope);
    }

    /** {@return what the application is told of its token, once more by an older name (T6)} */
    protected Map<String, String> granted(String token, String scope) {
        Map<String, String> fragment = new LinkedHashMap<>();
        fragment.put("access_token", token);
        fragment.put("accessToken", token);
        fragment.put("token_type", "bearer");
        fragment.put("expires_in", "3600");
        fragment.put("scope", scope);
        return fragment;
    }

    /** {@return whether the application may be sent to this address} */
    protected boolean isRegistered(Request asked, Map<String, List<String>> query, String redirect) {
        return redirect.equals(identities.redirectUri());
    }

    /** {@return the error code for what is asked for; empty for none} */
    protected String error(Map<String, List<String>> query) {
        String type = value(query, "response_type");
        if (!isToken(type)) {
            return type.isEmpty() ? "invalid_request" : "unsupported_response_type";
        }
        return scopes(value(query, "scope")).isPresent() ? "" : "invalid_scope";
    }

    /** {@return what of it is granted to an expert, as all persons are} */
    private Optional<String> scopes(String asked) {
        return scopes.granted(asked, identities.scopesOf(identities.person().name()));
    }

    /** {@return whether a {@code response_type} asks for a token} */
    protected boolean isToken(String type) {
        return type.equals("token");
    }

    /** {@return whether a form comes from a page that was shown to the same browser} */
    protected boolean fromOurPage(Request asked) {
        return isPage(csrf(asked)) && cookie(asked).equals(csrf(asked));
    }

    /** {@return whether a value is that of a page that was shown} */
    protected boolean isPage(String csrf) {
        return pages.contains(csrf);
    }

    /** {@return the page's value in its form} */
    protected String csrf(Request asked) {
        return value(forms.form(asked), "_csrf");
    }

    /** {@return the page's value in the browser} */
    protected static String cookie(Request asked) {
        return asked.header("cookie").replaceFirst(".*page=([^;]*).*", "$1");
    }

    private Reply page(int status) {
        String csrf = UUID.randomUUID().toString();
        pages.add(csrf);
        return Reply.text(status, "text/html; charset=UTF-8", html(csrf))
                .header("Cache-Control", "no-store")
                .header("Content-Security-Policy", "frame-ancestors 'none'")
                .header("Set-Cookie", "page=" + csrf + "; HttpOnly; SameSite=Strict");
    }

    /** {@return the page, with a value by which its form is known} */
    protected String html(String csrf) {
        return "<!doctype html><title>Connexion</title><form method=\"post\"><input name=\"username\">"
                + "<input name=\"password\" type=\"password\"><input type=\"hidden\" name=\"_csrf\" value=\"" + csrf
                + "\"></form>";
    }

    private Reply redirect(String address, Map<String, String> parameters, String state) {
        Map<String, String> all = new LinkedHashMap<>(parameters);
        returned(state).ifPresent(value -> all.put("state", value));
        StringBuilder fragment = new StringBuilder();
        all.forEach((name, value) -> fragment.append(fragment.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return new Reply(303).header("Location", address + "#" + fragment).header("Cache-Control", "no-store");
    }

    /** RFC 6749 section 4.2.2: the exact value, where there is one. */
    protected Optional<String> returned(String state) {
        return state.isEmpty() ? Optional.empty() : Optional.of(state);
    }

    /** {@return the first value of a parameter; empty when it is not there} */
    protected static String value(Map<String, List<String>> parameters, String name) {
        List<String> values = parameters.get(name);
        return values == null ? "" : values.get(0);
    }
}
