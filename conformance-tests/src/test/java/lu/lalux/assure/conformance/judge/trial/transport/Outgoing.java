package lu.lalux.assure.conformance.judge.trial.transport;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lu.lalux.assure.conformance.exchange.Header;

/**
 * A request that is about to be sent.
 *
 * @param method of it
 * @param server to which it goes: scheme, host and port
 * @param target of the request line
 * @param headers in their order, without those that say how the body is carried
 * @param body of it; empty when it has none
 */
public record Outgoing(String method, URI server, String target, List<Header> headers, byte[] body) {

    /** Copies. */
    public Outgoing {
        headers = List.copyOf(headers);
    }

    /**
     * @param name of a header, in any case
     * @return its value
     */
    public Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }

    /**
     * @param name of a header
     * @param value in place of the one that it had
     * @return the same, with it
     */
    public Outgoing with(String name, String value) {
        List<Header> all = new ArrayList<>(without(name).headers);
        all.add(new Header(name, value));
        return new Outgoing(method, server, target, all, body);
    }

    /**
     * @param name of a header
     * @return the same, without it
     */
    public Outgoing without(String name) {
        return new Outgoing(
                method,
                server,
                target,
                headers.stream()
                        .filter(header -> !header.name().equalsIgnoreCase(name))
                        .toList(),
                body);
    }

    /**
     * @param other than its target
     * @return the same, to that
     */
    public Outgoing to(String other) {
        return new Outgoing(method, server, other, headers, body);
    }

    /**
     * @param other than its server
     * @return the same, to that
     */
    public Outgoing at(URI other) {
        return new Outgoing(method, other, target, headers, body);
    }

    /**
     * @param other than its method
     * @return the same, by that
     */
    public Outgoing by(String other) {
        return new Outgoing(other, server, target, headers, body);
    }

    /**
     * @param bytes in place of its body
     * @return the same, with them
     */
    public Outgoing saying(byte[] bytes) {
        return new Outgoing(method, server, target, headers, bytes);
    }

    /**
     * @param text in place of its body, in UTF-8
     * @return the same, with it
     */
    public Outgoing saying(String text) {
        return saying(text.getBytes(StandardCharsets.UTF_8));
    }

    /** {@return its body as a text} */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
