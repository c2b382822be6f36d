package lu.lalux.assure.conformance.model;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A response that is still being made: mutants and variants change it before it leaves. */
public final class Reply {

    private final Map<String, String> headers = new LinkedHashMap<>();
    private int status;
    private String text = "";
    private ObjectNode json;
    private boolean chunked;
    private Charset charset = StandardCharsets.UTF_8;

    public Reply(int status) {
        this.status = status;
    }

    public static Reply json(int status, String mediaType, ObjectNode json) {
        Reply reply = new Reply(status);
        reply.json = json;
        return reply.header("Content-Type", mediaType);
    }

    public static Reply text(int status, String mediaType, String text) {
        Reply reply = new Reply(status);
        reply.text = text;
        return reply.header("Content-Type", mediaType);
    }

    /** Becomes another response. */
    public void become(Reply other) {
        headers.clear();
        headers.putAll(other.headers);
        status = other.status;
        text = other.text;
        json = other.json;
    }

    public Reply header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    public Map<String, String> headers() {
        return headers;
    }

    public int status() {
        return status;
    }

    public void status(int other) {
        status = other;
        if (json != null && json.path("status").isNumber()) {
            json.put("status", other);
        }
    }

    /** The status line alone: what the body says of it stays. */
    public void statusLine(int other) {
        status = other;
    }

    public boolean isJson() {
        return json != null;
    }

    /** {@return the body's members; a body that is no JSON has none, and changes to them are lost} */
    public ObjectNode json() {
        return json == null ? JsonMapper.shared().createObjectNode() : json;
    }

    public void json(ObjectNode other) {
        json = other;
    }

    public void text(String other) {
        json = null;
        text = other;
    }

    /** Is sent in chunks, without a length. */
    public void chunked() {
        chunked = true;
    }

    boolean isChunked() {
        return chunked;
    }

    /** Is written in another encoding than JSON has. */
    public void latin1() {
        charset = StandardCharsets.ISO_8859_1;
    }

    public boolean isProblem() {
        return header("Content-Type").startsWith("application/problem+json");
    }

    public boolean has(String member, String value) {
        JsonNode found = json().path(member);
        return found.isString() && found.stringValue().equals(value);
    }

    public String body() {
        return json == null ? text : json.toString();
    }

    byte[] bytes() {
        return body().getBytes(charset);
    }
}
