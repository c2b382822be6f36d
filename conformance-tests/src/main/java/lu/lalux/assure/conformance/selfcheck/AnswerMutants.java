package lu.lalux.assure.conformance.selfcheck;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.contract.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** From each declared response: another status, each required header and member left out, other media types, other types. */
final class AnswerMutants {

    /** Declared for every operation; no request provokes them, as the register says (http.*). */
    private static final List<String> UNPROVOKED = List.of("429", "500", "503");

    private final Contract contract;
    private final Rules rules;
    private final Meant meant;
    private final List<Mutant> found = new ArrayList<>();

    AnswerMutants(Contract contract, Meant meant) {
        this.contract = contract;
        this.rules = Rules.of(contract);
        this.meant = meant;
    }

    List<Mutant> all() {
        for (Operation operation : contract.operations()) {
            operation.responses().forEach((status, spec) -> {
                if (!UNPROVOKED.contains(status)) {
                    response(operation, status, spec);
                }
            });
        }
        return found;
    }

    private void response(Operation operation, String status, ResponseSpec spec) {
        List<String> tests = meant.byAnswer(operation, status, answer -> true);
        for (int other : others(operation, Integer.parseInt(status))) {
            add(operation, status, "status-" + other, "", (asked, reply) -> reply.status(other), tests);
        }
        for (String header : spec.requiredHeaders()) {
            add(
                    operation,
                    status,
                    "without-" + header,
                    "/headers/" + header,
                    (asked, reply) -> reply.headers().remove(header),
                    tests);
        }
        spec.schemaOf().forEach((mediaType, pointer) -> {
            List<String> ofType = meant.byAnswer(
                    operation, status, answer -> answer.mediaType().equals(mediaType));
            if (ofType.isEmpty() && !tests.isEmpty()) {
                return; // the other media type of the same response: a freedom of the server
            }
            add(
                    operation,
                    status,
                    "media-type-of-" + mediaType,
                    "/content/" + mediaType.replace("/", "~1"),
                    ofMediaType(mediaType, (asked, reply) -> reply.header("Content-Type", "text/plain")),
                    ofType);
            if (mediaType.endsWith("json")) {
                members(operation, status, mediaType, pointer);
            }
        });
    }

    private void members(Operation operation, String status, String mediaType, String pointer) {
        JsonNode schema = resolve(contract.at(pointer));
        for (JsonNode required : schema.path("required")) {
            String name = required.asString();
            member(operation, status, mediaType, name, "without-" + name, json -> json.remove(name));
        }
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            String name = property.getKey();
            member(operation, status, mediaType, name, "wrong-type-of-" + name, json -> {
                if (json.path(name).isString()) {
                    json.put(name, 1);
                } else {
                    json.put(name, "1");
                }
            });
        }
    }

    private void member(
            Operation operation,
            String status,
            String mediaType,
            String name,
            String what,
            java.util.function.Consumer<ObjectNode> change) {
        List<String> tests = meant.byAnswer(
                operation, status, answer -> !answer.json().path(name).isMissingNode());
        if (tests.isEmpty() && !what.startsWith("without-")) {
            return; // optional, and not given by the model server
        }
        Touch touch = (asked, reply) -> {
            if (reply.json().has(name)) {
                change.accept(reply.json());
            }
        };
        add(operation, status, what, "/content/" + mediaType.replace("/", "~1") + "/schema/" + name, touch, tests);
    }

    private static Touch ofMediaType(String mediaType, Touch touch) {
        return (asked, reply) -> {
            if (reply.header("Content-Type").startsWith(mediaType)) {
                touch.apply(asked, reply);
            }
        };
    }

    /** Two statuses that it should not be: a neighbour, and a server's fault. D28 leaves 302 and 303 to the server. */
    private static List<Integer> others(Operation operation, int status) {
        if (status < 300) {
            return List.of(status == 200 ? 201 : 200, 500);
        }
        if (status < 400) {
            return List.of(200, 500);
        }
        int neighbour = operation.responses().keySet().stream()
                .map(Integer::parseInt)
                .filter(other -> other > 400 && other < 429 && other != status)
                .findFirst()
                .orElse(400);
        return List.of(neighbour, 500);
    }

    private void add(Operation operation, String status, String what, String pointer, Touch touch, List<String> tests) {
        found.add(new Mutant(
                operation.method() + operation.path() + " " + status + " " + what,
                operation.method() + " " + operation.path() + " /responses/" + status + pointer,
                true,
                rules,
                Conduct.RIGHT,
                (asked, reply) -> {
                    if (asked.method().equals(operation.method())
                            && asked.path().equals(operation.path())
                            && String.valueOf(reply.status()).equals(status)) {
                        touch.apply(asked, reply);
                    }
                },
                tests));
    }

    private JsonNode resolve(JsonNode node) {
        JsonNode reference = node.path("$ref");
        return reference.isString()
                ? resolve(contract.at(reference.stringValue().substring(1)))
                : node;
    }
}
