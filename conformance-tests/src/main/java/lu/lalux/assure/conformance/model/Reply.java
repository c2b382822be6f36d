package lu.lalux.assure.conformance.model;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A response that is still being made: a {@link AnswerChange} may change it before it leaves. */
public final class Reply {

    private final Map<String, String> headers = new LinkedHashMap<>();
    private int status;
    private String text = "";
    private ObjectNode json;
    private boolean chunked;
    private Charset charset = StandardCharsets.UTF_8;

    /**
     * @param status of a response without a body
     */
    public Reply(int status) {
        this.status = status;
    }

    /**
     * @param status of it
     * @param mediaType of the body
     * @param json the body; what is put into it later is sent
     * @return a response
     */
    public static Reply json(int status, String mediaType, ObjectNode json) {
        Reply reply = new Reply(status);
        reply.json = json;
        return reply.header("Content-Type", mediaType);
    }

    /**
     * @param status of it
     * @param mediaType of the body
     * @param text the body
     * @return a response
     */
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

    /**
     * @param name of a header
     * @param value instead of any that it had
     * @return this
     */
    public Reply header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /**
     * @param name of a header
     * @return its value; empty when it is not there
     */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** {@return the headers, to be changed} */
    public Map<String, String> headers() {
        return headers;
    }

    /** {@return the status} */
    public int status() {
        return status;
    }

    /**
     * @param other status, which a problem in the body says as well
     */
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

    /** {@return whether the body is JSON} */
    public boolean isJson() {
        return json != null;
    }

    /** {@return the body's members; a body that is no JSON has none, and changes to them are lost} */
    public ObjectNode json() {
        return json == null ? JsonMapper.shared().createObjectNode() : json;
    }

    /**
     * @param other body
     */
    public void json(ObjectNode other) {
        json = other;
    }

    /**
     * @param other body, which is no JSON to be changed any more
     */
    public void text(String other) {
        json = null;
        text = other;
    }

    /** Is sent in chunks, without a length. */
    public void chunked() {
        chunked = true;
    }

    public boolean isChunked() {
        return chunked;
    }

    /** Is written in another encoding than JSON has. */
    public void latin1() {
        charset = StandardCharsets.ISO_8859_1;
    }

    /** {@return whether it is a problem, RFC 9457} */
    public boolean isProblem() {
        return header("Content-Type").startsWith("application/problem+json");
    }

    /**
     * @param member of the body
     * @param value a text
     * @return whether the member has this value
     */
    public boolean has(String member, String value) {
        JsonNode found = json().path(member);
        return found.isString() && found.stringValue().equals(value);
    }

    /** {@return the body as it stands} */
    public String body() {
        return json == null ? text : json.toString();
    }

    /** {@return the body's bytes as they stand} */
    public byte[] bytes() {
        return body().getBytes(charset);
    }
}
