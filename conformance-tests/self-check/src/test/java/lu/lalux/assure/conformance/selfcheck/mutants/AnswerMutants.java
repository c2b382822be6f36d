package lu.lalux.assure.conformance.selfcheck.mutants;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.contract.ResponseSpec;
import lu.lalux.assure.conformance.model.Problems;
import lu.lalux.assure.conformance.model.Reply;
import lu.lalux.assure.conformance.model.rules.Rules;
import lu.lalux.assure.conformance.selfcheck.model.AnswerChange;
import lu.lalux.assure.conformance.selfcheck.model.Conduct;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * From each declared response: another status, each required header and member left out, other media types, other
 * types.
 */
final class AnswerMutants {

    /**
     * The suite repeats a request that got one of these; so the mutant answers every other request with it, in a wrong
     * form.
     */
    private static final Map<String, String> COME_AGAIN =
            Map.of("429", "trop-de-requetes", "503", "service-indisponible");

    /** Whoever gets it fails his test, so that its form needs no mutant. */
    private static final String BROKEN = "500";

    /** Wrong values of headers. Those of WWW-Authenticate and of Location's fragment are mutants by hand. */
    private static final Map<String, String> WRONG_VALUES =
            Map.of("Cache-Control", "private, max-age=60", "Location", "/retour sans adresse");

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
                if (COME_AGAIN.containsKey(status)) {
                    comeAgain(operation, status, spec);
                } else if (!status.equals(BROKEN)) {
                    response(operation, status, spec);
                }
            });
        }
        return found;
    }

    private void comeAgain(Operation operation, String status, ResponseSpec spec) {
        String right = operation.responses().keySet().iterator().next();
        List<String> tests = meant.byAnswer(operation, right, answer -> true);
        spec.requiredHeaders().keySet().forEach(header -> {
            busy(
                    operation,
                    status,
                    "without-" + header,
                    reply -> reply.headers().remove(header),
                    tests);
            busy(operation, status, "nonsense-in-" + header, reply -> reply.header(header, "demain"), tests);
        });
        busy(operation, status, "media-type", reply -> reply.header("Content-Type", "text/plain"), tests);
        spec.schemaOf()
                .forEach((mediaType, pointer) -> resolve(contract.at(pointer))
                        .path("required")
                        .forEach(required -> {
                            String name = required.asString();
                            busy(
                                    operation,
                                    status,
                                    "without-" + name,
                                    reply -> reply.json().remove(name),
                                    tests);
                            busy(
                                    operation,
                                    status,
                                    "null-" + name,
                                    reply -> reply.json().putNull(name),
                                    tests);
                        }));
    }

    private void busy(Operation operation, String status, String what, Consumer<Reply> change, List<String> tests) {
        AtomicInteger requests = new AtomicInteger();
        found.add(new Mutant(
                operation.method() + operation.path() + " " + status + " " + what,
                operation.method() + " " + operation.path() + " /responses/" + status,
                true,
                rules,
                Conduct.RIGHT,
                (asked, reply) -> {
                    if (asked.method().equals(operation.method())
                            && asked.path().equals(operation.path())
                            && requests.incrementAndGet() % 2 == 1) {
                        reply.become(new Problems(contract).of(COME_AGAIN.get(status), asked.english()));
                        reply.header("Retry-After", "0");
                        change.accept(reply);
                    }
                },
                tests));
    }

    private void response(Operation operation, String status, ResponseSpec spec) {
        List<String> tests = meant.byAnswer(operation, status, answer -> true);
        for (int other : others(operation, Integer.parseInt(status))) {
            add(operation, status, "status-" + other, "", (asked, reply) -> reply.status(other), tests);
        }
        for (String header : spec.requiredHeaders().keySet()) {
            add(
                    operation,
                    status,
                    "without-" + header,
                    "/headers/" + header,
                    (asked, reply) -> reply.headers().remove(header),
                    tests);
            String wrong = WRONG_VALUES.get(header);
            if (wrong != null) {
                add(
                        operation,
                        status,
                        "other-" + header,
                        "/headers/" + header,
                        (asked, reply) -> reply.header(header, wrong),
                        tests);
            }
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
            if (property.getValue().has("items")) {
                entries(
                        operation,
                        status,
                        mediaType,
                        name,
                        resolve(property.getValue().get("items")));
            }
            member(operation, status, mediaType, name, "wrong-type-of-" + name, json -> {
                if (json.path(name).isString()) {
                    json.put(name, 1);
                } else {
                    json.put(name, "1");
                }
            });
        }
    }

    /** What an entry of a list must have: of {@code errors}, pointer, code and detail. */
    private void entries(Operation operation, String status, String mediaType, String list, JsonNode items) {
        for (Map.Entry<String, JsonNode> property : items.path("properties").properties()) {
            String name = property.getKey();
            member(
                    operation,
                    status,
                    mediaType,
                    list,
                    "wrong-type-of-" + list + "-" + name,
                    json -> json.path(list).forEach(entry -> ((ObjectNode) entry).put(name, 1)));
            member(
                    operation,
                    status,
                    mediaType,
                    list,
                    "entries-without-" + list + "-" + name,
                    json -> json.path(list).forEach(entry -> ((ObjectNode) entry).remove(name)));
        }
    }

    private void member(
            Operation operation,
            String status,
            String mediaType,
            String name,
            String what,
            Consumer<ObjectNode> change) {
        List<String> tests = meant.byAnswer(
                operation, status, answer -> !answer.json().path(name).isMissingNode());
        if (tests.isEmpty() && !what.startsWith("without-")) {
            return; // optional, and not given by the model server
        }
        AnswerChange touch = (asked, reply) -> {
            if (reply.json().has(name)) {
                change.accept(reply.json());
            }
        };
        add(operation, status, what, "/content/" + mediaType.replace("/", "~1") + "/schema/" + name, touch, tests);
    }

    private static AnswerChange ofMediaType(String mediaType, AnswerChange touch) {
        return (asked, reply) -> {
            if (reply.header("Content-Type").startsWith(mediaType)) {
                touch.apply(asked, reply);
            }
        };
    }

    /** {@return two wrong statuses: a neighbour, and 500; none of 3xx, since D28 leaves 302 and 303 to the server} */
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

    private void add(
            Operation operation, String status, String what, String pointer, AnswerChange touch, List<String> tests) {
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
