package lu.lalux.assure.conformance.selfcheck.hand;

import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.model.Asked;
import lu.lalux.assure.conformance.model.Likeness;
import lu.lalux.assure.conformance.model.Problems;
import lu.lalux.assure.conformance.model.Reply;
import lu.lalux.assure.conformance.model.Slip;

/** {@code /authen}: who is let in, where the browser is sent, and what the address then holds. */
final class HandAuthenMutants {

    private final HandMade made;
    private final Contract contract;

    HandAuthenMutants(HandMade made, Contract contract) {
        this.made = made;
        this.contract = contract;
    }

    void make() {
        requests();
        persons();
        redirects();
    }

    private void requests() {
        made.slip(
                "authen.open-redirect",
                "RFC 6749 10.15",
                Slip.REDIRECT_UNCHECKED,
                "",
                "authen.redirect-uri-inconnue",
                "authen.redirect-uri-exacte");
        made.slip(
                "authen.redirect-by-prefix", "RFC 9700 2.1", Slip.REDIRECT_BY_PREFIX, "", "authen.redirect-uri-exacte");
        for (Likeness likeness : Likeness.values()) {
            made.slip(
                    "authen.redirect-" + likeness.word(),
                    "/parameters/UriRedirection",
                    Slip.REDIRECT_LIKENESS_TAKEN,
                    likeness.word(),
                    "authen.redirect-uri-exacte",
                    "authen.page-redirect-uri");
        }
        made.slip(
                "authen.page-for-any-redirect",
                "RFC 6749 4.2.2.1",
                Slip.REDIRECT_UNCHECKED_BY_PAGE,
                "",
                "authen.page-redirect-uri");
        for (String method : List.of("GET", "POST")) {
            for (String error : List.of("unsupported_response_type", "invalid_scope")) {
                made.slip(
                        "authen.open-redirect-" + method.toLowerCase(Locale.ROOT) + "-" + error.replace('_', '-'),
                        "RFC 9700 4.11.2",
                        Slip.REDIRECT_UNCHECKED_IN_ERROR,
                        method + " " + error,
                        "authen.redirect-uri-erreur");
            }
        }
        made.slip("authen.any-application", "RFC 6749 4.2.2.1", Slip.ANY_APPLICATION, "", "authen.client-inconnu");
        made.slip(
                "authen.any-response-type",
                "RFC 6749 4.2.2.1",
                Slip.RESPONSE_TYPE_UNCHECKED,
                "",
                "authen.response-type");
        made.slip(
                "authen.any-scope",
                "RFC 6749 4.2.2.1",
                Slip.UNKNOWN_SCOPE_GRANTED,
                "/authen",
                "authen.portee-inconnue");
        made.slip(
                "authen.parameter-twice-not-told",
                "RFC 6749 4.2.2.1",
                Slip.PARAMETER_TWICE_NOT_TOLD,
                "",
                "authen.state.double",
                "authen.scope.double",
                "authen.page.response_type.double");
        made.slip("authen.form-never-right", "D24", Slip.CSRF_NEVER_RIGHT, "", "authen.formulaire");
        made.slip("authen.state-trimmed", "RFC 6749 4.2.2", Slip.STATE_TRIMMED, "", "authen.state");
        made.slip("authen.any-size", "x-taille-max-corps", Slip.SIZE_UNCHECKED, "/authen", "authen.corps-trop-grand");
        made.slip("authen.first-scope-kept", "Annexes", Slip.FIRST_SCOPE_KEPT, "/authen", "authen.jeton-utilisable");
        made.slip("authen.last-scope-kept", "Annexes", Slip.LAST_SCOPE_KEPT, "/authen", "authen.jeton-utilisable");
        made.slip("authen.token-useless", "Annexes", Slip.GRANT_USELESS, "", "authen.jeton-utilisable");
    }

    private void persons() {
        made.slip("authen.any-password", "Annexes", Slip.PASSWORD_UNCHECKED, "", "authen.mot-de-passe-faux");
        made.slip("authen.no-password", "Annexes", Slip.PERSON_UNAUTHENTICATED, "", "authen.sans-authentification");
        made.slip("authen.any-person", "Annexes", Slip.ANY_PERSON, "header", "authen.utilisateur-inconnu");
        made.slip("authen.form-any-person", "D24", Slip.ANY_PERSON, "form", "authen.formulaire-utilisateur-inconnu");
        made.slip(
                "authen.form-any-password",
                "D24",
                Slip.FORM_PASSWORD_UNCHECKED,
                "form",
                "authen.formulaire-mot-de-passe-faux");
        BiPredicate<Asked, Reply> shownAgain = (asked, reply) -> asked.path().equals("/authen")
                && reply.status() == 401
                && reply.header("Content-Type").startsWith("text/html");
        made.touch(
                "authen.form-challenged",
                "/authen /responses/401",
                shownAgain,
                reply -> reply.header("WWW-Authenticate", "Basic realm=\"modele\""),
                "authen.formulaire-mot-de-passe-faux",
                "authen.formulaire-utilisateur-inconnu");
        made.touch(
                "authen.form-again-200",
                "/authen /responses/401",
                shownAgain,
                reply -> reply.status(200),
                "authen.formulaire-mot-de-passe-faux",
                "authen.formulaire-utilisateur-inconnu");
        made.touch(
                "authen.form-not-again",
                "/authen /responses/401",
                shownAgain,
                reply -> reply.become(
                        new Problems(contract).of("non-authentifie", false).header("Cache-Control", "no-store")),
                "authen.formulaire-mot-de-passe-faux",
                "authen.formulaire-utilisateur-inconnu");
        made.slip("authen.csrf-unchecked", "RFC 6749 10.12", Slip.CSRF_UNCHECKED, "", "authen.csrf");
        made.slip(
                "authen.csrf-any-value",
                "RFC 6749 10.12",
                Slip.CSRF_VALUE_UNCHECKED,
                "",
                "authen.formulaire-csrf-faux");
        made.slip(
                "authen.csrf-without-cookie",
                "RFC 6749 10.12",
                Slip.CSRF_COOKIE_UNCHECKED,
                "",
                "authen.formulaire-csrf-faux");
        made.slip(
                "authen.csrf-of-another-page",
                "RFC 6749 10.12",
                Slip.CSRF_OF_ANY_PAGE,
                "",
                "authen.formulaire-csrf-faux");
    }

    private void redirects() {
        BiPredicate<Asked, Reply> any = (asked, reply) -> asked.path().equals("/authen");
        location(
                "authen.token-in-query",
                "RFC 6749 4.2.2",
                at -> at.replace("#", "?"),
                "authen.fragment-seulement",
                "authen.redirection");
        location(
                "authen.token-in-query-too",
                "RFC 6749 4.2.2",
                at -> at.replaceFirst("#(.*)", "?$1#$1"),
                "authen.fragment-seulement");
        location(
                "authen.state-lost",
                "RFC 6749 4.2.2",
                at -> at.replaceAll("&?state=[^&]*", ""),
                "authen.state",
                "authen.fragment");
        location("authen.state-decoded", "RFC 6749 4.2.2", at -> at.replace("%26", "&"), "authen.state");
        location("authen.scope-unsaid", "D11", at -> at.replaceAll("&scope=[^&]*", ""), "authen.fragment");
        location("authen.expiry-unsaid", "D11", at -> at.replaceAll("&expires_in=[^&]*", ""), "authen.fragment");
        location("authen.expired", "D11", at -> at.replace("expires_in=3600", "expires_in=0"), "authen.fragment");
        location(
                "authen.expiry-in-words",
                "D11",
                at -> at.replace("expires_in=3600", "expires_in=PT1H"),
                "authen.fragment");
        location(
                "authen.first-scope-said",
                "D11",
                at -> at.replaceAll("(&scope=%2Fexpert)[^&]*", "$1"),
                "authen.portees");
        location("authen.type-unsaid", "D11", at -> at.replaceAll("&token_type=[^&]*", ""), "authen.fragment");
        location("authen.camel-case-only", "D11", at -> at.replace("access_token", "accessToken"), "authen.fragment");
        location("authen.type-mac", "D11", at -> at.replace("token_type=bearer", "token_type=mac"), "authen.fragment");
        made.touch(
                "authen.token-in-body",
                "RFC 6749 4.2.2",
                any,
                reply -> {
                    String at = reply.header("Location");
                    if (at.contains("access_token=")) {
                        reply.text(at);
                    }
                },
                "authen.fragment-seulement");
        made.touch(
                "authen.200-for-redirect",
                "RFC 6749 4.2.2",
                any,
                reply -> {
                    if (reply.status() == 303) {
                        reply.status(200);
                    }
                },
                "authen.redirection");
        made.touch(
                "authen.307",
                "RFC 9700 4.12",
                any,
                reply -> {
                    if (reply.status() == 303) {
                        reply.status(307);
                    }
                },
                "authen.redirection");
        made.touch(
                "authen.cached",
                "RFC 6749 5.1",
                any,
                reply -> reply.headers().remove("Cache-Control"),
                "authen.no-store",
                "authen.page");
        made.touch(
                "authen.page-framed",
                "RFC 6749 10.13",
                any,
                reply -> reply.headers().remove("Content-Security-Policy"),
                "authen.page");
        framed("any", "Content-Security-Policy", "frame-ancestors *");
        framed("some", "Content-Security-Policy", "default-src 'none'; frame-ancestors 'self' https:");
        framed("none-said-of-another", "Content-Security-Policy", "frame-src 'none'");
        framed("allowall", "X-Frame-Options", "ALLOWALL");
        framed("allow-from", "X-Frame-Options", "ALLOW-FROM https://exemple.lu/");
        made.touch(
                "authen.page-framed-in-spite",
                "RFC 6749 10.13",
                any,
                reply -> reply.header("Content-Security-Policy", "frame-ancestors *")
                        .header("X-Frame-Options", "DENY"),
                "authen.page");
        made.touch(
                "authen.errors-kept",
                "RFC 6749 4.2.2.1",
                any,
                reply -> {
                    if (reply.header("Location").contains("error=")) {
                        reply.become(Reply.text(400, "text/html", "").header("Cache-Control", "no-store"));
                    }
                },
                "authen.response-type",
                "authen.portee-inconnue");
        made.touch(
                "authen.error-in-query",
                "RFC 6749 4.2.2.1",
                any,
                reply -> {
                    if (reply.header("Location").contains("error=")) {
                        reply.header("Location", reply.header("Location").replace("#", "?"));
                    }
                },
                "authen.response-type",
                "authen.portee-inconnue");
    }

    private void framed(String id, String header, String value) {
        made.touch(
                "authen.page-framed-" + id,
                "RFC 6749 10.13",
                (asked, reply) -> asked.path().equals("/authen"),
                reply -> {
                    reply.headers().remove("Content-Security-Policy");
                    reply.header(header, value);
                },
                "authen.page");
    }

    private void location(String id, String source, UnaryOperator<String> change, String... meant) {
        made.touch(
                id,
                source,
                (asked, reply) -> reply.header("Location").contains("access_token="),
                reply -> reply.header("Location", change.apply(reply.header("Location"))),
                meant);
    }
}
