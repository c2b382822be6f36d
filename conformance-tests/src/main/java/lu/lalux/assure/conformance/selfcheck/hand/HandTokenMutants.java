package lu.lalux.assure.conformance.selfcheck.hand;

import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import lu.lalux.assure.conformance.model.Asked;
import lu.lalux.assure.conformance.model.Reply;
import lu.lalux.assure.conformance.model.Slip;
import tools.jackson.databind.json.JsonMapper;

/** {@code POST /token}: what is granted to whom, and how it is told. */
final class HandTokenMutants {

    private final HandMade made;

    HandTokenMutants(HandMade made) {
        this.made = made;
    }

    void make() {
        requests();
        answers();
    }

    private void requests() {
        made.slip("token.secret-unchecked", "RFC 6749 2.3.1", Slip.SECRET_UNCHECKED, "", "token.secret-faux");
        made.slip("token.secret-of-anyone", "RFC 6749 2.3.1", Slip.SECRET_OF_ANYONE, "", "token.secret-autre-client");
        made.slip("token.secret-case", "RFC 6749 2.3.1", Slip.SECRET_CASE_IGNORED, "", "token.secret-autre-casse");
        made.slip("token.id-not-decoded", "RFC 6749 2.3.1", Slip.CLIENT_ID_NOT_DECODED, "", "token.identifiants-codes");
        made.slip("token.one-encoding-only", "RFC 6749 2.3.1", Slip.ONE_ENCODING_ONLY, "", "token.identifiants-codes");
        made.slip("token.any-client", "RFC 6749 5.2", Slip.ANY_CLIENT, "", "token.client-inconnu");
        made.slip(
                "token.client-unauthenticated",
                "RFC 6749 3.2.1",
                Slip.CLIENT_UNAUTHENTICATED,
                "",
                "token.sans-authentification");
        made.slip("token.json-taken", "RFC 6749 4.4.2", Slip.FORM_MEDIA_TYPE_UNCHECKED, "", "token.type-de-contenu");
        made.slip("token.parameter-twice", "RFC 6749 3.2", Slip.PARAMETER_TWICE_TAKEN, "", "token.parametre-double");
        for (String parameter : List.of("grant_type", "scope")) {
            made.slip(
                    "token." + parameter + "-twice",
                    "RFC 6749 3.2",
                    Slip.PARAMETER_TWICE_TAKEN,
                    parameter,
                    "token.parametre-double");
        }
        made.touch(
                "token.by-get",
                "D8",
                (asked, reply) ->
                        asked.path().equals("/token") && asked.method().equals("GET"),
                reply -> reply.become(Reply.json(
                        200,
                        "application/json",
                        JsonMapper.shared().createObjectNode().put("access_token", "conf.conf.conf"))),
                "token.get");
        made.slip(
                "token.grant-type-optional",
                "RFC 6749 4.4.2",
                Slip.GRANT_TYPE_OPTIONAL,
                "",
                "token.grant_type.manquant");
        made.slip("token.grant-type-empty", "RFC 6749 3.2", Slip.GRANT_TYPE_EMPTY_TAKEN, "", "token.grant_type.vide");
        made.slip(
                "token.grant-type-unchecked",
                "RFC 6749 5.2",
                Slip.GRANT_TYPE_UNCHECKED,
                "",
                "token.grant_type.hors-liste");
        made.slip("token.scope-optional", "D27", Slip.SCOPE_OPTIONAL, "", "token.scope.manquant");
        made.slip("token.scope-empty", "D27", Slip.SCOPE_EMPTY_TAKEN, "", "token.scope.vide");
        made.slip(
                "token.unknown-scope-granted",
                "RFC 6749 5.2",
                Slip.UNKNOWN_SCOPE_GRANTED,
                "/token",
                "token.portee-inconnue",
                "token.portee-en-partie-inconnue");
        made.slip(
                "token.unknown-scope-dropped",
                "RFC 6749 5.2",
                Slip.UNKNOWN_SCOPE_DROPPED,
                "",
                "token.portee-en-partie-inconnue");
        made.slip("token.first-scope-only", "Annexes", Slip.FIRST_SCOPE_ONLY, "", "token.portees-multiples");
        for (Slip kept : List.of(Slip.FIRST_SCOPE_KEPT, Slip.LAST_SCOPE_KEPT)) {
            made.slip(
                    "token." + kept.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    "Annexes",
                    kept,
                    "/token",
                    "token.deux-fonctions.reparateur",
                    "token.deux-fonctions.expert");
        }
        made.slip("token.query-only", "D10", Slip.QUERY_ONLY, "", "token.basic");
        made.slip("token.bare-header-only", "D9", Slip.BARE_HEADER_ONLY, "", "token.basic");
        made.slip("token.any-accept", "RFC 9110 15.5.7", Slip.ACCEPT_UNCHECKED, "/token", "token.non-acceptable");
        made.slip("token.any-size", "x-taille-max-corps", Slip.SIZE_UNCHECKED, "/token", "token.corps-trop-grand");
        made.slip("token.useless", "Annexes", Slip.TOKEN_USELESS, "", "document.verified.reparateur");
    }

    private void answers() {
        BiPredicate<Asked, Reply> granted = (asked, reply) -> asked.path().equals("/token") && reply.status() == 200;
        BiPredicate<Asked, Reply> refused = (asked, reply) -> asked.path().equals("/token") && reply.status() >= 400;
        made.members("token.type-mac", "RFC 6749 5.1", granted, json -> json.put("token_type", "mac"), "token.reponse");
        made.members(
                "token.expires-never", "RFC 6749 5.1", granted, json -> json.put("expires_in", 0), "token.reponse");
        made.members(
                "token.expires-in-text",
                "RFC 6749 5.1",
                granted,
                json -> json.put("expires_in", "3600"),
                "token.reponse");
        made.members(
                "token.scope-list",
                "RFC 6749 5.1",
                granted,
                json -> json.putArray("scope").add("/reparateur"),
                "token.reponse");
        made.members(
                "token.camel-case",
                "RFC 6749 5.1",
                granted,
                json -> {
                    json.set("expiresIn", json.remove("expires_in"));
                },
                "token.reponse");
        made.touch(
                "token.cached",
                "RFC 6749 5.1",
                granted,
                reply -> reply.header("Cache-Control", "max-age=60"),
                "token.no-store");
        made.touch(
                "token.error-200",
                "RFC 6749 5.2",
                refused,
                reply -> reply.statusLine(200),
                "token.secret-faux",
                "token.client-inconnu",
                "token.grant_type.hors-liste");
        made.members(
                "token.other-error",
                "RFC 6749 5.2",
                refused,
                json -> json.put("error", "invalid_request"),
                "token.portee-inconnue",
                "token.scope.manquant");
        made.members(
                "token.error-unknown",
                "RFC 6749 5.2",
                refused,
                json -> json.put("error", "erreur"),
                "token.portee-inconnue");
        made.touch(
                "token.bearer-challenge",
                "RFC 6749 5.2",
                refused,
                reply -> reply.headers()
                        .computeIfPresent("WWW-Authenticate", (name, value) -> value.replace("Basic", "Bearer")),
                "token.secret-faux");
    }
}
