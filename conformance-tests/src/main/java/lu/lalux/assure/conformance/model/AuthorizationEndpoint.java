package lu.lalux.assure.conformance.model;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.exchange.Credentials;
import lu.lalux.assure.conformance.model.access.Grants;
import lu.lalux.assure.conformance.model.access.ScopeReading;
import lu.lalux.assure.conformance.model.access.TextLiberty;

/** {@code /authen} of a model server: RFC 6749 section 4.2, its page and its form (D24). */
final class AuthorizationEndpoint {

    /** The last pages, from which a form can still come: anybody can ask for one. */
    private static final int PAGES = 10_000;

    private final Identities identities;
    private final Grants grants;
    private final Conduct conduct;
    private final Problems problems;
    private final AuthenParameters parameters;
    private final Set<String> pages =
            Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<String, Boolean>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                    return size() > PAGES;
                }
            }));

    AuthorizationEndpoint(Contract contract, Identities identities, Grants grants, Conduct conduct, Problems problems) {
        this.identities = identities;
        this.grants = grants;
        this.conduct = conduct;
        this.problems = problems;
        this.parameters = new AuthenParameters(contract, identities, conduct);
    }

    Reply answer(Request asked) {
        if (asked.body() == null) {
            return problems.of("corps-trop-grand", asked.english()).header("Cache-Control", "no-store");
        }
        Map<String, List<String>> query = parameters.of(asked);
        // Without the parameter, the one address that is registered (RFC 6749 section 3.1.2.3).
        String redirect = query.containsKey("redirect_uri") ? value(query, "redirect_uri") : identities.redirectUri();
        if (!asked.decodable() && !conduct.has(Slip.FORM_BYTES_UNCHECKED, "/authen")
                || parameters.malformed(asked, query)
                || !knownApplication(value(query, "client_id"))
                || !registered(asked, query, redirect)) {
            return problems.of("autorisation-impossible", asked.english()).header("Cache-Control", "no-store");
        }
        String state = parameters.state(asked, query);
        boolean offended = conduct.has(Slip.UNKNOWN_PARAMETER_REFUSED, "/authen") && query.containsKey("conf");
        String error = offended || parameters.invalid(asked, query) ? "invalid_request" : error(query);
        if (!error.isEmpty()) {
            return redirect(redirect, Map.of("error", error), state);
        }
        if (asked.method().equals("GET") && !asked.accepts("text/html")) {
            return problems.of("representation-non-acceptable", asked.english());
        }
        boolean signedIn = conduct.has(Slip.GRANTED_BY_GET)
                && identities.personOf(asked.header("authorization"), conduct).isPresent();
        if (asked.method().equals("GET") && !signedIn) {
            return page(200);
        }
        Reply reply = authorise(asked, redirect, scopes(value(query, "scope")).orElseThrow(), state);
        if (conduct.has(Slip.RESPONSE_MODE_TAKEN)
                && value(query, "response_mode").equals("query")) {
            reply.headers().computeIfPresent("Location", (name, address) -> address.replace('#', '?'));
        }
        return reply;
    }

    private Reply authorise(Request asked, String redirect, String scope, String state) {
        boolean byHeader = !asked.header("authorization").isEmpty();
        boolean byForm = !byHeader && asked.body().length > 0;
        if (byForm && !asked.isForm()) {
            return problems.of("type-de-contenu-refuse", asked.english()).header("Cache-Control", "no-store");
        }
        if (byForm && !fromOurPage(asked)) {
            return problems.of("formulaire-perime", asked.english()).header("Cache-Control", "no-store");
        }
        Optional<Credentials> person = byHeader
                ? identities.personOf(asked.header("authorization"), conduct)
                : byForm ? identities.personOf(asked.form(conduct), conduct) : Optional.empty();
        if (person.isEmpty() && letIn(asked, byHeader, byForm)) {
            person = Optional.of(identities.person());
        }
        if (person.isEmpty() && byForm && asked.accepts("text/html")) {
            return page(401);
        }
        if (person.isEmpty()) {
            Reply refusal = problems.of("non-authentifie", asked.english()).header("Cache-Control", "no-store");
            return byForm ? refusal : refusal.header("WWW-Authenticate", "Basic realm=\"modele\"");
        }
        Map<String, String> fragment = new LinkedHashMap<>();
        fragment.put(
                "access_token",
                conduct.has(Slip.GRANT_USELESS)
                        ? "conf.conf.conf"
                        : grants.give(person.get().name(), Grants.kept(scope, conduct, "/authen")));
        if (!conduct.has(Slip.TOLERANCE_REFUSED, "T6")) {
            fragment.put("accessToken", fragment.get("access_token"));
        }
        fragment.put("token_type", "bearer");
        fragment.put("expires_in", "3600");
        fragment.put("scope", scope);
        return redirect(redirect, fragment, state);
    }

    /** Whether somebody who is not recognised is taken for the person all the same. */
    private boolean letIn(Request asked, boolean byHeader, boolean byForm) {
        if (byHeader) {
            String name = Identities.decoded(asked.header("authorization")).split(":", 2)[0];
            return conduct.has(Slip.PASSWORD_UNCHECKED)
                    || (conduct.has(Slip.ANY_PERSON, "header") && identities.isStranger(name));
        }
        if (byForm) {
            boolean stranger = identities.isStranger(value(asked.form(conduct), "username"));
            return conduct.has(stranger ? Slip.ANY_PERSON : Slip.FORM_PASSWORD_UNCHECKED, "form");
        }
        return conduct.has(Slip.PERSON_UNAUTHENTICATED);
    }

    private boolean knownApplication(String application) {
        return identities.isApplication(application, conduct) || conduct.has(Slip.ANY_APPLICATION);
    }

    private boolean registered(Request asked, Map<String, List<String>> query, String redirect) {
        String registered = identities.redirectUri();
        return redirect.equals(registered)
                || conduct.has(Slip.REDIRECT_UNCHECKED)
                || (conduct.has(Slip.REDIRECT_UNCHECKED_BY_PAGE)
                        && asked.method().equals("GET")
                        && error(query).isEmpty())
                || conduct.has(Slip.REDIRECT_UNCHECKED_IN_ERROR, asked.method() + " " + error(query))
                || (conduct.has(Slip.REDIRECT_BY_PREFIX) && redirect.startsWith(registered))
                || Arrays.stream(Likeness.values())
                        .anyMatch(likeness -> conduct.has(Slip.REDIRECT_LIKENESS_TAKEN, likeness.word())
                                && likeness.sees(redirect, registered));
    }

    private String error(Map<String, List<String>> query) {
        if (!isToken(value(query, "response_type")) && !conduct.has(Slip.RESPONSE_TYPE_UNCHECKED)) {
            return value(query, "response_type").isEmpty() ? "invalid_request" : "unsupported_response_type";
        }
        return scopes(value(query, "scope")).isPresent() ? "" : "invalid_scope";
    }

    /** {@return what of it is granted to an expert, as all persons are} */
    private Optional<String> scopes(String asked) {
        return new ScopeReading(conduct, "/authen")
                .granted(
                        asked,
                        Identities.SCOPES,
                        identities.scopesOf(identities.person().name()));
    }

    private boolean isToken(String type) {
        return type.equals("token")
                || conduct.has(Slip.RESPONSE_TYPE_LIKENESS_TAKEN, "list")
                        && Arrays.asList(type.split(" ")).contains("token")
                || Arrays.stream(TextLiberty.values())
                        .anyMatch(liberty -> conduct.has(Slip.RESPONSE_TYPE_LIKENESS_TAKEN, liberty.word())
                                && liberty.sees(type, "token"));
    }

    private boolean fromOurPage(Request asked) {
        String csrf = value(asked.form(conduct), "_csrf");
        String cookie = asked.header("cookie").replaceFirst(".*page=([^;]*).*", "$1");
        boolean known = pages.contains(csrf);
        boolean ours = known && cookie.equals(csrf)
                || known && conduct.has(Slip.CSRF_COOKIE_UNCHECKED)
                || known && conduct.has(Slip.CSRF_OF_ANY_PAGE) && pages.contains(cookie)
                || !csrf.isEmpty() && conduct.has(Slip.CSRF_VALUE_UNCHECKED) && pages.contains(cookie);
        boolean whole = !conduct.has(Slip.PAGE_OF_ITS_OWN)
                || value(asked.form(conduct), "suite").equals("é&b=" + csrf)
                        && value(asked.form(conduct), "vide").isEmpty()
                        && !asked.form(conduct).containsKey("langue");
        return (ours && whole && !conduct.has(Slip.CSRF_NEVER_RIGHT)) || conduct.has(Slip.CSRF_UNCHECKED);
    }

    private Reply page(int status) {
        String csrf = UUID.randomUUID().toString();
        pages.add(csrf);
        return Reply.text(
                        status,
                        "text/html; charset=UTF-8",
                        conduct.has(Slip.PAGE_OF_ITS_OWN) ? ofItsOwn(csrf) : usual(csrf))
                .header("Cache-Control", "no-store")
                .header("Content-Security-Policy", "frame-ancestors 'none'")
                .header("Set-Cookie", "page=" + csrf + "; HttpOnly; SameSite=Strict");
    }

    private static String usual(String csrf) {
        return "<!doctype html><title>Connexion</title><form method=\"post\"><input name=\"username\">"
                + "<input name=\"password\" type=\"password\"><input type=\"hidden\" name=\"_csrf\" value=\"" + csrf
                + "\"></form>";
    }

    /** With a second form, hidden inputs that must come back, and attributes written in every way that HTML allows. */
    private static String ofItsOwn(String csrf) {
        return "<!DOCTYPE html><form action=/langue><input type=hidden name=langue value=en><button>EN</button></form>"
                + "<!-- <input type=hidden name=_csrf value=non> --><FORM METHOD=post>"
                + "<input name=username value='a > b'><input type='password' name='password'>"
                + "<INPUT VALUE='" + csrf.replace("-", "&#x2d;") + "' TYPE = Hidden\n NAME=_csrf />"
                + "<input type=hidden name=suite value=\"&eacute;&amp;b&#61;" + csrf
                + "\"><input type=hidden name=vide>"
                + "</FORM>";
    }

    private Reply redirect(String address, Map<String, String> parameters, String state) {
        Map<String, String> all = new LinkedHashMap<>(parameters);
        if (!state.isEmpty() || conduct.has(Slip.STATE_WITHOUT_ASKING)) {
            all.put("state", kept(state));
        }
        StringBuilder fragment = new StringBuilder();
        all.forEach((name, value) -> fragment.append(fragment.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return new Reply(303).header("Location", address + "#" + fragment).header("Cache-Control", "no-store");
    }

    /** RFC 6749 section 4.2.2: the exact value. */
    private String kept(String state) {
        if (conduct.has(Slip.STATE_DECODED_TWICE)) {
            try {
                return URLDecoder.decode(state, StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                return state;
            }
        }
        if (conduct.has(Slip.STATE_CUT)) {
            return state.substring(0, Math.min(255, state.length()));
        }
        return conduct.has(Slip.STATE_TRIMMED) ? state.replaceAll("[^\\x21-\\x7E]", "") : state;
    }

    private static String value(Map<String, List<String>> parameters, String name) {
        List<String> values = parameters.get(name);
        return values == null ? "" : values.get(0);
    }
}
