package lu.lalux.assure.conformance.selfcheck.model.otherwise;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.model.Reply;
import lu.lalux.assure.conformance.model.Request;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Settlements with the names, types and place of a reading, and no others: what the contract would have instead is
 * wrong here.
 */
final class OtherSettlements {

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Set<Doubt> doubts;

    OtherSettlements(Set<Doubt> doubts) {
        this.doubts = doubts;
    }

    Reply answer(Request asked, Operation operation, Function<Request, Reply> behind) {
        boolean query = doubts.contains(Doubt.QUERY);
        ObjectNode request;
        if (query) {
            request = asked.body().length == 0 ? ofQuery(asked) : NODES.objectNode();
        } else {
            try {
                if (!(STRICT.readTree(asked.body()) instanceof ObjectNode object)) {
                    return behind.apply(asked);
                }
                request = object;
            } catch (JacksonException e) {
                return behind.apply(asked);
            }
        }
        ObjectNode read = read(operation, request, query);
        String mediaType = query ? "application/json" : asked.header("content-type");
        if (refusesDays(operation, read)) {
            return new Reply(400);
        }
        Reply reply = behind.apply(
                OtherMind.with(asked, asked.method(), URI.create(asked.path()), mediaType, read.toString()));
        reply.json().path("errors").forEach(error -> toldBy(operation, (ObjectNode) error));
        return reply;
    }

    private static ObjectNode ofQuery(Request asked) {
        ObjectNode fields = NODES.objectNode();
        String query = asked.uri().getRawQuery();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            String[] parts = pair.split("=", 2);
            String name = decoded(parts[0]);
            // Given twice: of neither value it is known that it is meant.
            fields.set(
                    name,
                    fields.has(name) ? NODES.nullNode() : NODES.stringNode(decoded(parts.length > 1 ? parts[1] : "")));
        }
        return fields;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private ObjectNode read(Operation operation, ObjectNode request, boolean query) {
        Map<String, Field> byName = new HashMap<>();
        operation.fields().forEach(field -> byName.put(nameOf(field), field));
        ObjectNode read = NODES.objectNode();
        request.forEachEntry((name, value) -> {
            Optional<Field> field = Optional.ofNullable(byName.get(name));
            // A name of the contract's that this reading does not have is an unknown one.
            String known = field.map(Field::name).orElse(operation.field(name).isPresent() ? "inconnu-" + name : name);
            read.set(known, field.map(each -> value(each, value, query)).orElse(value));
        });
        String type = operation.asSettlement().type();
        if (doubts.contains(Doubt.NEGATIVE_NOTES)
                && read.path(type).asString("").equals("N")) {
            operation.fields().stream()
                    .filter(field -> field.isAmount() && read.path(field.name()).isString())
                    .forEach(field -> read.put(
                            field.name(), withOtherSign(read.path(field.name()).stringValue())));
        }
        if (doubts.contains(Doubt.DAYS_IGNORED)) {
            operation.incompatibilities().stream()
                    .filter(rule ->
                            rule.values().contains(read.path(rule.other()).asString("")))
                    .forEach(rule -> read.remove(rule.field()));
        }
        return read;
    }

    private static String withOtherSign(String amount) {
        return amount.startsWith("-") ? amount.substring(1) : "-" + amount;
    }

    /** The number of days is asked for where it is not forbidden. */
    private boolean refusesDays(Operation operation, ObjectNode read) {
        return doubts.contains(Doubt.DAYS_DEMANDED)
                && operation.incompatibilities().stream()
                        .anyMatch(rule -> !read.has(rule.field())
                                && !rule.values()
                                        .contains(read.path(rule.other()).asString("")));
    }

    private String nameOf(Field field) {
        boolean other = !field.toleratedNames().isEmpty()
                && (field.isAmount()
                        ? doubts.contains(Doubt.AMOUNT_NAMES)
                        : field.isKey()
                                ? doubts.contains(Doubt.FILE_NAMES)
                                : doubts.contains(
                                        field.type().equals("boolean") ? Doubt.BOOLEAN_NAMES : Doubt.TEXT_NAMES));
        return other ? field.toleratedNames().get(0) : field.name();
    }

    private JsonNode value(Field field, JsonNode value, boolean query) {
        if (field.isAmount() && doubts.contains(Doubt.NUMBER_AMOUNTS)) {
            return value.isNumber()
                    ? NODES.stringNode(new BigDecimal(value.asString()).toPlainString())
                    : value.isString() ? BooleanNode.TRUE : value;
        }
        if (field.type().equals("integer") && (query || doubts.contains(Doubt.QUOTED_INTEGERS))) {
            return value.isString() && value.stringValue().matches("-?\\d{1,9}")
                    ? NODES.numberNode(Integer.parseInt(value.stringValue()))
                    : value.isNumber() ? NODES.stringNode(value.asString()) : value;
        }
        if (field.type().equals("boolean") && (query || doubts.contains(Doubt.QUOTED_BOOLEANS))) {
            return value.isString() && value.stringValue().matches("true|false")
                    ? NODES.booleanNode(Boolean.parseBoolean(value.stringValue()))
                    : value.isBoolean() ? NODES.stringNode(value.asString()) : value;
        }
        return value;
    }

    private void toldBy(Operation operation, ObjectNode error) {
        String pointer = error.path("pointer").asString("");
        operation.fields().stream()
                .filter(field -> pointer.equals("/" + field.name()))
                .forEach(field -> error.put("pointer", "/" + nameOf(field)));
    }
}
