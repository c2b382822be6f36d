package lu.lalux.assure.conformance.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import lu.lalux.assure.conformance.exchange.transfer.Transfer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A request, exactly as it will be sent; each change gives a new one. */
public final class Call {

    private final String method;
    private final URI uri;
    private final List<Header> headers;
    private final byte[] body;
    private final Transfer transfer;

    private Call(String method, URI uri, List<Header> headers, byte[] body, Transfer transfer) {
        this.method = method;
        this.uri = uri;
        this.headers = List.copyOf(headers);
        this.body = body;
        this.transfer = transfer;
    }

    /**
     * @param method the HTTP method
     * @param uri absolute, encoded
     * @return a request without a body that accepts JSON, as each request printed in the document does
     */
    public static Call of(String method, URI uri) {
        return new Call(method, uri, List.of(new Header("Accept", "application/json")), new byte[0], Transfer.WHOLE);
    }

    /**
     * @param name of the header, which replaces any of that name
     * @param value of the header
     * @return the request with it
     */
    public Call with(String name, String value) {
        List<Header> changed = new ArrayList<>(without(name).headers);
        changed.add(new Header(name, value));
        return new Call(method, uri, changed, body, transfer);
    }

    /**
     * @param name of the header, which stands behind those of that name
     * @param value of the header
     * @return the request with one more
     */
    public Call and(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new Call(method, uri, more, body, transfer);
    }

    /**
     * @param name of a header
     * @return the request without it
     */
    public Call without(String name) {
        return new Call(
                method,
                uri,
                headers.stream()
                        .filter(header -> !header.name().equalsIgnoreCase(name))
                        .toList(),
                body,
                transfer);
    }

    /**
     * @param mediaType of the body
     * @param text the body, sent in UTF-8
     * @return the request with it
     */
    public Call body(String mediaType, String text) {
        Call typed = with("Content-Type", mediaType);
        return new Call(method, uri, typed.headers, text.getBytes(StandardCharsets.UTF_8), transfer);
    }

    /**
     * @param bytes the body, which need not be text
     * @return the request with it
     */
    public Call body(byte[] bytes) {
        return new Call(method, uri, headers, bytes.clone(), transfer);
    }

    /** {@return the request without its body and without the header that names its type} */
    public Call withoutBody() {
        return new Call(method, uri, without("Content-Type").headers, new byte[0], Transfer.WHOLE);
    }

    /**
     * @param other address, absolute and encoded
     * @return the request, sent there
     */
    public Call to(URI other) {
        return new Call(method, other, headers, body, transfer);
    }

    /**
     * @param other way for the body to travel
     * @return the request, sent that way
     */
    public Call by(Transfer other) {
        Call encoded = other == Transfer.GZIP ? with("Content-Encoding", "gzip") : this;
        return new Call(method, uri, encoded.headers, body, other);
    }

    /**
     * @param other address
     * @return the request, sent there
     */
    public Call at(URI other) {
        return new Call(method, other, headers, body, transfer);
    }

    /**
     * @param name of a member of the JSON object that the body is
     * @param value its text
     * @return the request with it
     */
    public Call withMember(String name, String value) {
        ObjectNode object = (ObjectNode) JsonMapper.shared().readTree(body);
        return body(object.put(name, value).toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * @param token an access token
     * @return the request with it, RFC 6750 section 2.1
     */
    public Call bearer(String token) {
        return with("Authorization", "Bearer " + token);
    }

    /** {@return the HTTP method} */
    public String method() {
        return method;
    }

    /** {@return the address, encoded} */
    public URI uri() {
        return uri;
    }

    /** {@return the headers, in the order in which they are sent} */
    public List<Header> headers() {
        return headers;
    }

    /** {@return the body's length in bytes} */
    public int length() {
        return body.length;
    }

    /** {@return the JSON object that the body is; nothing when it is none, or has a name twice} */
    public Optional<ObjectNode> object() {
        try {
            return Answer.STRICT.readTree(body) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /**
     * @param member of the JSON object that the body is
     * @return its text; empty when there is none
     */
    public String jsonText(String member) {
        try {
            return JsonMapper.shared().readTree(body).path(member).asString("");
        } catch (JacksonException e) {
            return "";
        }
    }

    /** {@return whether the body is said to be JSON} */
    public boolean isJson() {
        return headers.stream()
                .anyMatch(header -> header.name().equalsIgnoreCase("Content-Type")
                        && header.value().startsWith("application/json"));
    }

    /** {@return how the body travels} */
    Transfer transfer() {
        return transfer;
    }

    /** {@return the body as it is sent} */
    public byte[] bytes() {
        return transfer == Transfer.GZIP ? compressed() : body;
    }

    private byte[] compressed() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * @param most how many bytes a reader needs
     * @return the body, cut there
     */
    public String text(int most) {
        if (body.length <= most) {
            return new String(body, StandardCharsets.UTF_8);
        }
        return new String(body, 0, most, StandardCharsets.UTF_8) + "… (" + body.length + " octets)";
    }

    /** {@return whether the body is UTF-8} */
    boolean isText() {
        return Arrays.equals(body, new String(body, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8));
    }

    /** {@return the body in ASCII, other bytes as {@code \0ooo}, as POSIX's {@code printf %b} reads them} */
    String octets() {
        return new String(body, StandardCharsets.ISO_8859_1)
                .replace("\\", "\\\\")
                .codePoints()
                .mapToObj(octet ->
                        octet < 0x80 ? Character.toString(octet) : String.format(Locale.ROOT, "\\0%03o", octet))
                .collect(Collectors.joining());
    }

    /** {@return the same for the record: a large body is not kept in memory} */
    public Call kept() {
        int most = 16_384;
        return body.length <= most
                ? this
                : new Call(method, uri, headers, text(1_000).getBytes(StandardCharsets.UTF_8), transfer);
    }
}
