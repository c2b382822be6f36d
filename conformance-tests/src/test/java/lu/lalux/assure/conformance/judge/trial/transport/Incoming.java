package lu.lalux.assure.conformance.judge.trial.transport;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import lu.lalux.assure.conformance.exchange.Header;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * An answer, or as much of it as came.
 *
 * @param status of it
 * @param headers in their order
 * @param body of it
 */
public record Incoming(int status, List<Header> headers, byte[] body) {

    /** Copies. */
    public Incoming {
        headers = List.copyOf(headers);
    }

    /**
     * @param name of a header, in any case
     * @return its first value
     */
    public Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }

    /** {@return its body as a text} */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** {@return what it says; missing when it is no JSON} */
    public JsonNode json() {
        try {
            JsonNode json = JsonMapper.shared().readTree(body);
            return json == null ? MissingNode.getInstance() : json;
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    /**
     * @param other than its status
     * @return the same, with that
     */
    public Incoming as(int other) {
        return new Incoming(other, headers, body);
    }
}
