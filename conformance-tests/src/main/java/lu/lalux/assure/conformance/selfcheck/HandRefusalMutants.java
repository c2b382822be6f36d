package lu.lalux.assure.conformance.selfcheck;

import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import lu.lalux.assure.conformance.run.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How a settlement is refused: the problem, its pointers, its language, the status and headers beside it. */
final class HandRefusalMutants {

    private final HandMade made;
    private final String word;
    private final String path;

    HandRefusalMutants(HandMade made, Function function) {
        this.made = made;
        this.word = function.word();
        this.path = function.path();
    }

    void make() {
        problems();
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
