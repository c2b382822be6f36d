package lu.lalux.assure.contract;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** An operation of the contract, references followed. */
public final class Operation {

    private static final String COMPONENTS = "#/components/schemas/";

    private final Contract contract;
    private final String method;
    private final String path;
    private final JsonNode item;
    private final JsonNode node;

    Operation(Contract contract, String method, String path, JsonNode item, JsonNode node) {
        this.contract = contract;
        this.method = method;
        this.path = path;
        this.item = item;
        this.node = node;
    }

    /** {@return the HTTP method, in capitals} */
    public String method() {
        return method;
    }

    /** {@return the path as the contract writes it} */
    public String path() {
        return path;
    }

    /** {@return its {@code operationId}} */
    public String id() {
        return node.required("operationId").asString();
    }

    /** {@return the operation object; callers do not change it} */
    public JsonNode node() {
        return node;
    }

    /** {@return its parameters, those of the path first} */
    public List<JsonNode> parameters() {
        return Stream.of(item, node)
                .flatMap(holder -> holder.path("parameters").valueStream())
                .map(contract::resolve)
                .toList();
    }

    /**
     * A parameter as a field, with the constraints of its schema.
     *
     * @param name as it is sent
     * @return the parameter; nothing when there is none of exactly this name
     */
    public Optional<Field> parameter(String name) {
        return parameters().stream()
                .filter(parameter -> parameter.path("name").asString("").equals(name))
                .map(parameter -> new Field(
                        name,
                        0,
                        parameter.path("required").asBoolean(false),
                        parameter,
                        contract.resolve(parameter.path("schema")),
                        component(parameter.path("schema"))))
                .findFirst();
    }

    private static String component(JsonNode schema) {
        String reference = schema.path("$ref").asString("");
        return reference.startsWith(COMPONENTS) ? reference.substring(COMPONENTS.length()) : "";
    }

    /** {@return its request body; nothing when it takes none} */
    public Optional<JsonNode> requestBody() {
        return Optional.of(contract.resolve(node.path("requestBody"))).filter(JsonNode::isObject);
    }

    /**
     * The schema of its request body.
     *
     * @param mediaType such as {@code application/json}
     * @return the name of the component that describes it; nothing when there is no body of that type
     */
    public Optional<String> requestSchema(String mediaType) {
        return requestBody()
                .map(body -> body.path("content").path(mediaType).path("schema").path("$ref"))
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .filter(reference -> reference.startsWith(COMPONENTS))
                .map(reference -> reference.substring(COMPONENTS.length()));
    }

    /** {@return its responses by status, in the contract's order} */
    public Map<String, JsonNode> responses() {
        Map<String, JsonNode> responses = new LinkedHashMap<>();
        node.path("responses").forEachEntry((status, response) -> responses.put(status, contract.resolve(response)));
        return responses;
    }

    /**
     * {@return the greatest body in bytes, {@code x-taille-max-corps} (D26); nothing for an operation without a body}
     */
    public OptionalLong bodyLimit() {
        return number("x-taille-max-corps");
    }

    /**
     * {@return the greatest file in bytes once decoded, {@code x-taille-max-fichier}; nothing when it takes no file}
     */
    public OptionalLong fileLimit() {
        return number("x-taille-max-fichier");
    }

    /** {@return how long its file is kept at least, {@code x-duree-conservation}; nothing when it takes no file} */
    public Optional<Duration> retention() {
        return Optional.of(node.path("x-duree-conservation"))
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .map(Duration::parse);
    }

    /**
     * What it asks of whoever calls it in one way.
     *
     * @param scheme the name of a security scheme
     * @return the scopes, all of which are needed; nothing when the scheme does not open this operation
     */
    public Optional<Set<String>> scopes(String scheme) {
        return node.path("security")
                .valueStream()
                .filter(requirement -> requirement.has(scheme))
                .map(requirement -> requirement
                        .get(scheme)
                        .valueStream()
                        .map(JsonNode::asString)
                        .collect(Collectors.toUnmodifiableSet()))
                .findFirst();
    }

    /**
     * Whether a careful server takes an older form of the request too.
     *
     * @param id of the tolerance, {@code T1} to {@code T6}
     * @return whether its {@code x-tolerance} names it
     */
    public boolean tolerates(String id) {
        return node.path("x-tolerance")
                .valueStream()
                .anyMatch(tolerance -> tolerance.path("id").asString("").equals(id));
    }

    private OptionalLong number(String name) {
        return node.has(name) ? OptionalLong.of(node.get(name).asLong()) : OptionalLong.empty();
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
