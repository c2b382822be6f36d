package lu.lalux.assure.conformance.selfcheck.hand;

import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import lu.lalux.assure.conformance.model.Asked;
import lu.lalux.assure.conformance.model.Reply;
import lu.lalux.assure.conformance.target.Fonction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How a settlement is refused: the problem, its pointers, its language, the status and headers beside it. */
final class HandRefusalMutants {

    private final HandMade made;
    private final String word;
    private final String path;

    HandRefusalMutants(HandMade made, Fonction function) {
        this.made = made;
        this.word = function.word();
        this.path = function.path();
    }

    void make() {
        problems();
        whatProblemsSay();
        statusesAndHeaders();
    }

    private void problems() {
        BiPredicate<Asked, Reply> problem = problem();
        BiPredicate<Asked, Reply> malformed = problem.and((asked, reply) -> reply.status() == 400);
        made.members(
                word + ".pointers-without-slash",
                "RFC 6901 3",
                problem,
                json -> errors(json, (error, pointer) -> error.put("pointer", pointer.substring(1))),
                word + ".numeroSinistre.manquant");
        made.members(
                word + ".pointers-as-paths",
                "RFC 6901 3",
                problem,
                json -> errors(json, (error, pointer) -> error.put("pointer", "$." + pointer.substring(1))),
                word + ".numeroSinistre.manquant");
        made.members(
                word + ".no-errors", "D16", problem, json -> json.remove("errors"), word + ".numeroSinistre.manquant");
        made.members(
                word + ".problem-status-differs",
                "RFC 9457 3.1.2",
                problem,
                json -> json.put("status", 499),
                "reglement.json-illisible." + word);
        made.touch(
                word + ".problem-as-json",
                "RFC 9457 3",
                problem,
                reply -> reply.header("Content-Type", "application/json"),
                "reglement.json-illisible." + word);
        made.touch(
                word + ".422-for-malformed",
                "D16",
                malformed,
                reply -> reply.status(422),
                word + ".numeroSinistre.manquant");
        made.touch(
                word + ".500-for-malformed",
                "D16",
                malformed,
                reply -> reply.status(500),
                "reglement.json-illisible." + word);
        made.touch(
                word + ".stack-trace",
                "D16",
                malformed,
                reply -> reply.become(Reply.text(500, "text/plain", "java.lang.NullPointerException")),
                word + ".dateFacture.date-texte");
        made.touch(
                word + ".one-language",
                "info.description",
                problem,
                reply -> reply.json().put("title", "Non"),
                "http.langue." + word);
    }

    private void whatProblemsSay() {
        BiPredicate<Asked, Reply> malformed = problem().and((asked, reply) -> reply.status() == 400);
        made.members(
                word + ".type-out-of-catalogue",
                "x-problemes",
                problem(),
                json -> json.put("type", "urn:assure:probleme:inconnu"),
                "http.catalogue." + word,
                "reglement.json-illisible." + word);
        made.members(
                word + ".type-of-another-status",
                "x-problemes",
                malformed,
                json -> json.put("type", "urn:assure:probleme:demande-en-conflit"),
                "http.catalogue." + word);
        made.members(
                word + ".code-of-another-status",
                "x-codes",
                malformed,
                json -> errors(json, (error, pointer) -> error.put("code", "cle-inconnue")),
                "http.catalogue." + word);
        code("code-of-missing", "champ-obligatoire", "type-invalide", "http.codes.");
        code("code-of-unknown", "champ-inconnu", "valeur-hors-liste", "http.codes.");
        code("code-of-unknown-key", "cle-inconnue", "cle-perimee", "reglement.cle-inconnue.");
        made.touch(
                word + ".english-unless-french",
                "info.description",
                malformed.and((asked, reply) -> asked.header("accept-language").isEmpty()),
                reply -> reply.json().put("title", "Some fields of the request are not valid"),
                "http.langue-par-defaut." + word);
        made.members(
                word + ".details-in-one-language",
                "info.description",
                malformed,
                json -> errors(json, (error, pointer) -> error.put("detail", "Invalid")),
                "http.langue-details." + word);
        made.members(
                word + ".detail-in-one-language",
                "info.description",
                malformed,
                json -> json.put("detail", "Invalid"),
                "http.langue-details." + word);
        made.touch(word + ".latin-1", "RFC 8259 8.1", malformed, Reply::latin1, "http.reponse-utf-8." + word);
    }

    private void code(String id, String right, String wrong, String meant) {
        made.members(
                word + "." + id,
                "x-codes",
                problem(),
                json -> errors(json, (error, pointer) -> {
                    if (error.path("code").asString().equals(right)) {
                        error.put("code", wrong);
                    }
                }),
                meant + word);
    }

    private void statusesAndHeaders() {
        BiPredicate<Asked, Reply> problem = problem();
        made.touch(
                word + ".401-for-scope",
                "RFC 6750 3.1",
                problem.and((asked, reply) -> reply.status() == 403),
                reply -> reply.status(401),
                "autorisation.autre-portee." + word);
        made.touch(
                word + ".scope-error-unsaid",
                "RFC 6750 3.1",
                problem.and((asked, reply) -> reply.status() == 403),
                reply -> reply.header("WWW-Authenticate", "Bearer"),
                "autorisation.autre-portee." + word);
        made.touch(
                word + ".basic-challenge",
                "RFC 6750 3",
                problem.and((asked, reply) -> reply.status() == 401),
                reply -> reply.header("WWW-Authenticate", "Basic realm=\"x\""),
                "autorisation.sans-jeton." + word);
        made.touch(
                word + ".404-for-method",
                "RFC 9110 15.5.6",
                problem.and((asked, reply) -> reply.status() == 405),
                reply -> reply.status(404),
                "http.methode." + word);
        made.touch(
                word + ".405-without-allow",
                "RFC 9110 15.5.6",
                problem,
                reply -> reply.headers().remove("Allow"),
                "http.methode." + word);
    }

    private BiPredicate<Asked, Reply> problem() {
        return (asked, reply) -> asked.path().equals(path) && reply.isProblem();
    }

    private static void errors(ObjectNode problem, BiConsumer<ObjectNode, String> change) {
        if (problem.path("errors") instanceof ArrayNode errors) {
            for (JsonNode error : errors) {
                change.accept((ObjectNode) error, error.path("pointer").asString());
            }
        }
    }
}
