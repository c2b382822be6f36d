package lu.lalux.assure.conformance.model;

import java.math.BigDecimal;
import java.util.Map;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.contract.Operation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The older readings T1 to T3 in their normal form, as the contract's {@code x-tolerance} lists them. */
public class Tolerances {

    /** {@return whether the fields come as query parameters, without a body (T1)} */
    boolean byQuery(Request asked, Operation operation) {
        return operation.maxFile() == 0
                && asked.body() != null
                && asked.body().length == 0
                && !asked.query().isEmpty()
                && takes("T1 " + operation.path());
    }

    /** {@return the request's fields, all of them texts} */
    ObjectNode ofQuery(Request asked) {
        ObjectNode fields = JsonMapper.shared().createObjectNode();
        asked.query().forEach((name, values) -> fields.put(name, values.get(0)));
        return fields;
    }

    /**
     * @param operation whose request it is
     * @param request as it was sent
     * @param byQuery whether its fields came as query parameters
     * @return the request with the names (T2) and types (T3) of the contract
     */
    public ObjectNode normal(Operation operation, ObjectNode request, boolean byQuery) {
        ObjectNode normal = JsonMapper.shared().createObjectNode();
        for (Map.Entry<String, JsonNode> member : request.properties()) {
            String name = name(operation, member.getKey());
            normal.set(
                    request.has(name) ? member.getKey() : name,
                    operation
                            .field(name)
                            .map(field -> type(operation, field, member.getValue(), byQuery))
                            .orElse(member.getValue()));
        }
        return normal;
    }

    private String name(Operation operation, String sent) {
        return operation.fields().stream()
                .filter(field -> field.toleratedNames().contains(sent)
                        && takes("T2 " + operation.path() + " " + field.name() + " " + sent))
                .map(Field::name)
                .findFirst()
                .orElse(sent);
    }

    private JsonNode type(Operation operation, Field field, JsonNode value, boolean byQuery) {
        boolean taken =
                field.toleratedType().isPresent() && (byQuery || takes("T3 " + operation.path() + " " + field.name()));
        if (taken && field.isAmount() && value.isNumber() && Double.isFinite(value.asDouble(Double.NaN))) {
            return JsonNodeFactory.instance.stringNode(new BigDecimal(value.asString()).toPlainString());
        }
        if (taken && field.type().equals("integer") && value.asString("").matches("\\d{1,9}")) {
            return JsonNodeFactory.instance.numberNode(Integer.parseInt(value.asString()));
        }
        if (taken && field.type().equals("boolean") && value.asString("").matches("true|false")) {
            return JsonNodeFactory.instance.booleanNode(Boolean.parseBoolean(value.asString()));
        }
        return value;
    }

    /**
     * @param reading as in {@code T2}, the path, the field's name and the older one
     * @return whether this server takes it; it may, and need not
     */
    protected boolean takes(String reading) {
        return true;
    }
}
