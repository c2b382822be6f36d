package lu.lalux.assure.conformance.selfcheck.hand;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lu.lalux.assure.conformance.model.Reply;
import lu.lalux.assure.conformance.model.Request;
import tools.jackson.databind.JsonNode;

/** Which requests and answers a mutant gets wrong: the words of {@code when}, all of which must hold. */
final class When {

    /** What the words make: of what was asked, and of the answer before it is changed. */
    interface Condition extends BiPredicate<Request, Reply> {}

    static final Words<Condition> WORDS = new Words<Condition>()
            .word("path", path -> (asked, reply) -> asked.path().equals(path.stringValue()))
            .word(
                    "query",
                    query -> (asked, reply) -> asked.uri().getQuery() != null
                            && asked.uri().getQuery().contains(query.stringValue()))
            .word("method", method -> (asked, reply) -> asked.method().equals(method.stringValue()))
            .word("text", text -> (asked, reply) -> asked.text().contains(text.stringValue()))
            .word(
                    "targetLongerThan",
                    most -> (asked, reply) -> asked.uri().toString().length() > most.intValue())
            .word("asked", When::asked)
            .word("status", When::status)
            .word("headers", When::headers)
            .word("members", When::members)
            .word("every", number -> {
                AtomicInteger count = new AtomicInteger();
                return (asked, reply) -> count.incrementAndGet() % number.intValue() == 0;
            })
            .word("usedKey", fields -> {
                UsedKeys keys = new UsedKeys(
                        fields.get("keys").stringValue(),
                        fields.get("reference").stringValue());
                return (asked, reply) -> keys.usedBefore(asked);
            });

    private When() {}

    static Condition of(JsonNode when) {
        return WORDS.read(when).stream()
                .reduce((one, other) -> (asked, reply) -> one.test(asked, reply) && other.test(asked, reply))
                .orElse((asked, reply) -> true);
    }

    private static Condition status(JsonNode status) {
        Pattern pattern = Pattern.compile(status.stringValue());
        return (asked, reply) -> pattern.matcher(String.valueOf(reply.status())).matches();
    }

    private static Condition asked(JsonNode headers) {
        Map<String, Pattern> patterns = patterns(headers);
        return (asked, reply) -> all(patterns, asked::header);
    }

    private static Condition headers(JsonNode headers) {
        Map<String, Pattern> patterns = patterns(headers);
        return (asked, reply) -> all(patterns, reply::header);
    }

    private static Condition members(JsonNode members) {
        return (asked, reply) -> members.properties().stream()
                .allMatch(member -> reply.has(member.getKey(), member.getValue().stringValue()));
    }

    private static Map<String, Pattern> patterns(JsonNode headers) {
        return headers.properties().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        header -> Pattern.compile(header.getValue().stringValue())));
    }

    /** A header that is not there has the empty value. */
    private static boolean all(Map<String, Pattern> patterns, UnaryOperator<String> header) {
        return patterns.entrySet().stream()
                .allMatch(entry ->
                        entry.getValue().matcher(header.apply(entry.getKey())).find());
    }
}
