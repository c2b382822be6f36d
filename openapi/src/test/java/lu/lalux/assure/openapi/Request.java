package lu.lalux.assure.openapi;

import static lu.lalux.assure.openapi.Given.CONTRACT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A body that clients send: the schema's name, and the contract's first example of it, to be altered at will. */
record Request(String schema, JsonNode example) {

    /** The JSON requests of the functions, each schema once. */
    static List<Request> all() {
        return CONTRACT.operations().stream()
                .flatMap(operation -> operation.requestBody().stream())
                .map(body -> body.path("content").path("application/json"))
                .filter(JsonNode::isObject)
                .map(media -> new Request(
                        media.path("schema").path("$ref").stringValue().replaceFirst(".*/", ""),
                        media.path("examples")
                                .valueStream()
                                .findFirst()
                                .orElseThrow()
                                .path("value")))
                .distinct()
                .toList();
    }

    static Request of(String schema) {
        return all().stream()
                .filter(request -> request.schema().equals(schema))
                .findAny()
                .orElseThrow();
    }

    JsonNode properties() {
        return Given.schema(schema).path("properties");
    }

    Stream<String> fields() {
        return properties().propertyNames().stream();
    }

    boolean requires(String field) {
        return Given.schema(schema)
                .path("required")
                .valueStream()
                .anyMatch(name -> name.stringValue().equals(field));
    }

    /** What the field's type is, behind the reference. */
    JsonNode type(String field) {
        JsonNode property = properties().path(field);
        return property.has("allOf") ? CONTRACT.resolve(property.path("allOf").path(0)) : property;
    }

    /** A copy of the example, altered. */
    JsonNode with(Consumer<ObjectNode> alteration) {
        ObjectNode copy = (ObjectNode) example.deepCopy();
        alteration.accept(copy);
        return copy;
    }

    JsonNode with(String field, JsonNode value) {
        return with(body -> body.set(field, value));
    }

    void accepts(JsonNode body) {
        assertThat(Given.complaints(schema, body)).as("%s", body).isEmpty();
    }

    void refuses(JsonNode body) {
        assertThat(Given.complaints(schema, body)).as("%s", body).isNotEmpty();
    }

    @Override
    public String toString() {
        return schema;
    }
}
