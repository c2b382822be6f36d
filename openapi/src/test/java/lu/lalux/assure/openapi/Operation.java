package lu.lalux.assure.openapi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** An operation of the contract, references resolved. */
record Operation(String path, String method, JsonNode pathItem, JsonNode node) {

    String id() {
        return node.path("operationId").stringValue("");
    }

    /** Those of the path too. */
    List<JsonNode> parameters() {
        return Stream.concat(
                        pathItem.path("parameters").valueStream(),
                        node.path("parameters").valueStream())
                .map(Contract::resolve)
                .toList();
    }

    Optional<JsonNode> requestBody() {
        return Optional.of(Contract.resolve(node.path("requestBody"))).filter(body -> !body.isMissingNode());
    }

    /** By status. */
    Map<String, JsonNode> responses() {
        return node.path("responses")
                .propertyStream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> Contract.resolve(entry.getValue())));
    }

    @Override
    public String toString() {
        return "%s %s".formatted(method.toUpperCase(), path);
    }
}
