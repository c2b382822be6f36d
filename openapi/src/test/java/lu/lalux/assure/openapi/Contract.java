package lu.lalux.assure.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The contract as its file says it, found where every other module finds it: on the class path. */
final class Contract {

    static final String RESOURCE = "/lu/lalux/assure/openapi/assure.yaml";

    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    private static final String TEXT = read();

    private static final JsonNode ROOT = YAMLMapper.builder().build().readTree(TEXT);

    private Contract() {}

    static String text() {
        return TEXT;
    }

    static JsonNode root() {
        return ROOT;
    }

    /** The node that a reference within the contract means; any other node is its own meaning. */
    static JsonNode resolve(JsonNode node) {
        JsonNode target = node;
        while (target.has("$ref")) {
            target = ROOT.at(target.get("$ref").stringValue().substring(1));
        }
        return target;
    }

    static JsonNode schema(String name) {
        return component("schemas", name);
    }

    static JsonNode component(String kind, String name) {
        JsonNode component = ROOT.path("components").path(kind).path(name);
        if (component.isMissingNode()) {
            throw new IllegalArgumentException("The contract has no %s %s".formatted(kind, name));
        }
        return component;
    }

    static List<Operation> operations() {
        return ROOT.path("paths")
                .propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .filter(entry -> METHODS.contains(entry.getKey()))
                        .map(entry -> new Operation(path.getKey(), entry.getKey(), path.getValue(), entry.getValue())))
                .toList();
    }

    private static String read() {
        try (InputStream stream = Contract.class.getResourceAsStream(RESOURCE)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
