package lu.lalux.assure.conformance.selfcheck.model.login;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.exchange.Credentials;
import lu.lalux.assure.conformance.model.AuthenParameters;
import lu.lalux.assure.conformance.model.AuthorizationEndpoint;
import lu.lalux.assure.conformance.model.FormReading;
import lu.lalux.assure.conformance.model.Problems;
import lu.lalux.assure.conformance.model.Reply;
import lu.lalux.assure.conformance.model.Request;
import lu.lalux.assure.conformance.selfcheck.model.Conduct;
import lu.lalux.assure.conformance.selfcheck.model.Likeness;
import lu.lalux.assure.conformance.selfcheck.model.Slip;
import lu.lalux.assure.conformance.selfcheck.model.access.ReadableGrants;
import lu.lalux.assure.conformance.selfcheck.model.access.TextLiberty;
import lu.lalux.assure.conformance.selfcheck.model.access.WrongScopeReading;

/** Signs in those who should not be, sends tokens where they should not go, or has a page of its own. */
public final class WrongAuthorizationEndpoint extends AuthorizationEndpoint {

    private static final String PATH = "/authen";

    private final WrongAccounts accounts;
    private final ReadableGrants grants;
    private final FormReading forms;
    private final Conduct conduct;
    private final Set<String> sent = ConcurrentHashMap.newKeySet();
    private volatile String lastPage = "";

    /**
     * @param accounts whom it recognises
     * @param grants the tokens that it gives
     * @param forms how it reads the page's form
     * @param parameters how it reads what is behind the path
     * @param problems what it says of them
     * @param conduct what is done wrongly
     */
    public WrongAuthorizationEndpoint(
            WrongAccounts accounts,
            ReadableGrants grants,
            FormReading forms,
            AuthenParameters parameters,
            Problems problems,
            Conduct conduct) {
        super(accounts, grants, forms, new WrongScopeReading(conduct, PATH), parameters, problems);
        this.accounts = accounts;
        this.grants = grants;
        this.forms = forms;
        this.conduct = conduct;
    }

    @Override
    protected boolean isText(Request asked) {
        return super.isText(asked)
                || conduct.has(Slip.FORM_BYTES_UNCHECKED, PATH)
                || asked.isForm() && conduct.has(Slip.FORM_BYTES_UNCHECKED, "form");
    }

    @Override
    protected boolean asksForPage(Request asked) {
        return super.asksForPage(asked)
                && !(conduct.has(Slip.GRANTED_BY_GET)
                        && accounts.personOf(asked.header("authorization")).isPresent());
    }

    @Override
    protected Reply authorise(Request asked, Map<String, List<String>> query, String redirect, String state) {
        Map<String, List<String>> all = new LinkedHashMap<>(query);
        if (conduct.has(Slip.FORM_SCOPE_TAKEN) && asked.isForm()) {
            forms.form(asked).forEach((name, values) -> all.replace(name, values));
        }
        List<String> asksFor = all.get("scope");
        boolean gives = conduct.has(Slip.FORM_GIVES_ALL_SCOPES) && isByForm(asked);
        if (gives) {
            all.put("scope", List.of(Fonction.EXPERT.scopes()));
        }
        Reply reply = super.authorise(asked, all, redirect, state);
        if (gives) {
            reply.headers()
                    .computeIfPresent(
                            "Location",
                            (name, address) -> address.replace(
                                    "scope=" + URLEncoder.encode(Fonction.EXPERT.scopes(), StandardCharsets.UTF_8),
                                    "scope=" + URLEncoder.encode(asksFor.get(0), StandardCharsets.UTF_8)));
        }
        if (conduct.has(Slip.RESPONSE_MODE_TAKEN)
                && value(query, "response_mode").equals("query")) {
            reply.headers().computeIfPresent("Location", (name, address) -> address.replace('#', '?'));
        }
        return reply;
    }

    @Override
    protected Optional<Credentials> person(Request asked) {
        return super.person(asked)
                .or(() -> letIn(asked) ? Optional.of(accounts.identities().person()) : Optional.empty());
    }

    /** Whether somebody who is not recognised is taken for the person all the same. */
    private boolean letIn(Request asked) {
        if (isByHeader(asked)) {
            return conduct.has(Slip.PASSWORD_UNCHECKED)
                    || (conduct.has(Slip.ANY_PERSON, "header") && accounts.isStrangerOf(asked.header("authorization")));
        }
        if (isByForm(asked)) {
            boolean stranger = accounts.isStranger(value(forms.form(asked), "username"));
            return conduct.has(stranger ? Slip.ANY_PERSON : Slip.FORM_PASSWORD_UNCHECKED, "form");
        }
        Credentials known = accounts.identities().person();
        return conduct.has(Slip.PERSON_UNAUTHENTICATED)
                || conduct.has(Slip.PERSON_IN_ADDRESS)
                        && value(forms.query(asked), "username").equals(known.name())
                        && value(forms.query(asked), "password").equals(known.secret());
    }

    @Override
    protected String token(Credentials person, String scope) {
        if (conduct.has(Slip.GRANT_USELESS)) {
            return "conf.conf.conf";
        }
        String token = super.token(person, ReadableGrants.kept(scope, conduct, PATH));
        if (conduct.has(Slip.FORMER_TOKEN_ENDED, PATH)) {
            grants.onlyLast(person.name(), token);
        }
        return token;
    }

    @Override
    protected Map<String, String> granted(String token, String scope) {
        Map<String, String> granted = super.granted(token, scope);
        if (conduct.has(Slip.TOLERANCE_REFUSED, "T6")) {
            granted.remove("accessToken");
        }
        return granted;
    }

    @Override
    protected boolean isRegistered(Request asked, Map<String, List<String>> query, String redirect) {
        String registered = accounts.identities().redirectUri();
        return super.isRegistered(asked, query, redirect)
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

    @Override
    protected boolean isToken(String type) {
        return super.isToken(type)
                || conduct.has(Slip.RESPONSE_TYPE_UNCHECKED)
                || conduct.has(Slip.RESPONSE_TYPE_LIKENESS_TAKEN, "list")
                        && Arrays.asList(type.split(" ")).contains("token")
                || Arrays.stream(TextLiberty.values())
                        .anyMatch(liberty -> conduct.has(Slip.RESPONSE_TYPE_LIKENESS_TAKEN, liberty.word())
                                && liberty.sees(type, "token"));
    }

    @Override
    protected boolean fromOurPage(Request asked) {
        String csrf = csrf(asked);
        boolean known = isPage(csrf);
        boolean ours = super.fromOurPage(asked)
                || known && conduct.has(Slip.CSRF_COOKIE_UNCHECKED)
                || !csrf.isEmpty() && conduct.has(Slip.CSRF_COOKIE_REPEATED) && csrf.equals(cookie(asked))
                || known && conduct.has(Slip.CSRF_OF_ANY_PAGE) && isPage(cookie(asked))
                || !csrf.isEmpty()
                        && conduct.has(Slip.CSRF_BY_PREFIX)
                        && isPage(cookie(asked))
                        && (cookie(asked).startsWith(csrf) || csrf.startsWith(cookie(asked)))
                || !csrf.isEmpty() && conduct.has(Slip.CSRF_VALUE_UNCHECKED) && isPage(cookie(asked));
        boolean whole = !conduct.has(Slip.PAGE_OF_ITS_OWN) || isWhole(forms.form(asked), csrf);
        if (conduct.has(Slip.LAST_PAGE_ONLY) && !csrf.equals(lastPage)
                || conduct.has(Slip.PAGE_ONCE) && !sent.add(csrf)) {
            return false;
        }
        return (ours && whole && !conduct.has(Slip.CSRF_NEVER_RIGHT)) || conduct.has(Slip.CSRF_UNCHECKED);
    }

    private static boolean isWhole(Map<String, List<String>> form, String csrf) {
        return value(form, "suite").equals("é&b=" + csrf)
                && value(form, "vide").isEmpty()
                && !form.containsKey("langue");
    }

    @Override
    protected String html(String csrf) {
        lastPage = csrf;
        return conduct.has(Slip.PAGE_OF_ITS_OWN) ? ofItsOwn(csrf) : super.html(csrf);
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

    @Override
    protected Optional<String> returned(String state) {
        return conduct.has(Slip.STATE_WITHOUT_ASKING)
                ? Optional.of(kept(state))
                : super.returned(state).map(this::kept);
    }

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
}
