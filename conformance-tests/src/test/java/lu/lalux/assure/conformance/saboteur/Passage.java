package lu.lalux.assure.conformance.saboteur;

import java.net.URI;

/** One exchange on its way through the saboteur. */
final class Passage {

    private final String method;
    private final Message request;
    private final Message response = new Message();
    private final String target;
    private int status;

    Passage(String method, String target, Message request) {
        this.method = method;
        this.target = target;
        this.request = request;
    }

    String method() {
        return method;
    }

    /** {@return the path, without the query} */
    String path() {
        return URI.create(target).getPath();
    }

    /** {@return path and query, encoded} */
    String target() {
        return target;
    }

    boolean is(String path) {
        return path().equals(path);
    }

    Message request() {
        return request;
    }

    Message response() {
        return response;
    }

    int status() {
        return status;
    }

    void status(int changed) {
        status = changed;
    }

    /** Answers with JSON. */
    void answer(int changed, String mediaType, String json) {
        status = changed;
        response.headers().clear();
        response.set("Content-Type", mediaType);
        response.text(json);
    }
}
