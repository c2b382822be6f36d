package lu.lalux.assure.conformance.selfcheck.hand;

import java.util.UUID;
import lu.lalux.assure.conformance.model.Problems;
import lu.lalux.assure.conformance.model.Reply;
import lu.lalux.assure.conformance.selfcheck.model.AnswerChange;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** What a mutant does to the answer of a right server: the words of {@code change}, in their order. */
final class Changes {

    /** In a member's value: another one each time. */
    private static final String UUID_PLACE = "{uuid}";

    private final Problems problems;
    private final Words<AnswerChange> words = new Words<AnswerChange>()
            .word("becomes", this::becomes)
            .word("breaks", always -> (asked, reply) -> {
                // What was too long to be read has broken nothing.
                if (asked.body() != null) {
                    reply.become(Reply.text(500, "text/plain", "java.lang.IllegalStateException"));
                }
            })
            .word("status", status -> (asked, reply) -> reply.status(status.intValue()))
            .word("statusLine", status -> (asked, reply) -> reply.statusLine(status.intValue()))
            .word("headers", headers -> (asked, reply) -> headers(reply, headers))
            .word(
                    "rewritten",
                    headers -> (asked, reply) -> headers.properties()
                            .forEach(header -> reply.headers()
                                    .computeIfPresent(
                                            header.getKey(), (name, value) -> rewritten(value, header.getValue()))))
            .word("text", rule -> (asked, reply) -> reply.text(rewritten(reply.body(), rule)))
            .word("members", members -> (asked, reply) -> members(reply.json(), members))
            .word(
                    "without",
                    names ->
                            (asked, reply) -> names.forEach(name -> reply.json().remove(name.stringValue())))
            .word(
                    "renamed",
                    names -> (asked, reply) -> names.properties()
                            .forEach(name -> reply.json()
                                    .set(
                                            name.getValue().stringValue(),
                                            reply.json().remove(name.getKey()))))
            .word(
                    "errors",
                    change -> (asked, reply) ->
                            reply.json().path("errors").forEach(error -> error((ObjectNode) error, change)))
            .word("twice", member -> (asked, reply) -> twice(reply, member.stringValue()))
            .word(
                    "copied",
                    headers -> (asked, reply) -> headers.properties()
                            .forEach(header ->
                                    reply.header(header.getValue().stringValue(), reply.header(header.getKey()))))
            .word("bodyOfHeader", header -> (asked, reply) -> reply.text(reply.header(header.stringValue())))
            .word("latin1", always -> (asked, reply) -> reply.latin1());

    Changes(Problems problems) {
        this.problems = problems;
    }

    Words<AnswerChange> words() {
        return words;
    }

    AnswerChange of(JsonNode change) {
        return words.read(change).stream().reduce(AnswerChange.NONE, AnswerChange::then);
    }

    /** Another answer: a problem of the catalogue, JSON, text, or a status alone. */
    private AnswerChange becomes(JsonNode other) {
        return (asked, reply) -> {
            reply.become(answer(other));
            headers(reply, other.path("headers"));
        };
    }

    private Reply answer(JsonNode other) {
        if (other.has("problem")) {
            return problems.of(other.get("problem").stringValue(), false);
        }
        int status = other.get("status").intValue();
        String type = other.path("type").asString("");
        if (other.get("json") instanceof ObjectNode json) {
            return Reply.json(status, type, json.deepCopy());
        }
        return type.isEmpty()
                ? new Reply(status)
                : Reply.text(status, type, other.path("text").asString(""));
    }

    /** Null takes a header away. */
    private static void headers(Reply reply, JsonNode headers) {
        headers.properties().forEach(header -> {
            if (header.getValue().isNull()) {
                reply.headers().remove(header.getKey());
            } else {
                reply.header(header.getKey(), header.getValue().stringValue());
            }
        });
    }

    /** A member's name once more, with a value that means nothing: what a tree reader keeps is as it was. */
    private static void twice(Reply reply, String member) {
        if (reply.json().has(member)) {
            reply.text("{\"" + member + "\":0," + reply.body().substring(1));
        }
    }

    private static String rewritten(String text, JsonNode rule) {
        return text.replaceAll(rule.get("all").stringValue(), rule.get("by").stringValue());
    }

    private static void members(ObjectNode json, JsonNode members) {
        members.properties().forEach(member -> json.set(member.getKey(), value(member.getValue())));
    }

    private static JsonNode value(JsonNode value) {
        return value.isString()
                ? StringNode.valueOf(value.stringValue()
                        .replace(UUID_PLACE, UUID.randomUUID().toString()))
                : value.deepCopy();
    }

    /** Of all errors of a problem, or of those with one code: another pointer, other members. */
    private static void error(ObjectNode error, JsonNode change) {
        if (change.has("code") && !change.get("code").equals(error.get("code"))) {
            return;
        }
        if (change.has("pointer")) {
            error.put("pointer", rewritten(error.path("pointer").asString(), change.get("pointer")));
        }
        members(error, change.path("members"));
    }
}
