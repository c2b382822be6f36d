package lu.lalux.assure.conformance.saboteur;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A request or a response on its way through the saboteur, who may change it. */
final class Message {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<String, List<String>> headers = new LinkedHashMap<>();
    private byte[] body = new byte[0];

    void add(String name, String value) {
        headers.computeIfAbsent(name.toLowerCase(Locale.ROOT), key -> new ArrayList<>())
                .add(value);
    }

    void set(String name, String value) {
        headers.put(name.toLowerCase(Locale.ROOT), new ArrayList<>(List.of(value)));
    }

    void remove(String name) {
        headers.remove(name.toLowerCase(Locale.ROOT));
    }

    String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of("")).get(0);
    }

    Map<String, List<String>> headers() {
        return headers;
    }

    byte[] body() {
        return body;
    }

    void body(byte[] bytes) {
        body = bytes;
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    void text(String text) {
        body = text.getBytes(StandardCharsets.UTF_8);
    }

    /** {@return the body as an object; an empty one when it is none} */
    ObjectNode json() {
        try {
            JsonNode node = JSON.readTree(body);
            return node instanceof ObjectNode object ? object : JSON.createObjectNode();
        } catch (JacksonException e) {
            return JSON.createObjectNode();
        }
    }

    void json(JsonNode node) {
        body = JSON.writeValueAsBytes(node);
    }
}
