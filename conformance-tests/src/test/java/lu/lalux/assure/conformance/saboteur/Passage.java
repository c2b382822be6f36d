package lu.lalux.assure.conformance.saboteur;

import java.net.URI;

/** One exchange on its way through the saboteur. */
final class Passage {

    private final String method;
    private final Message request;
    private final Message response = new Message();
    private final Saboteur saboteur;
    private String target;
    private int status;

    Passage(Saboteur saboteur, String method, String target, Message request) {
        this.saboteur = saboteur;
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

    void target(String changed) {
        target = changed;
    }

    boolean is(String path) {
        return path().equals(path);
    }

    boolean isSettlement() {
        return method.equals("PUT") && (is("/reparateur") || is("/expert"));
    }

    boolean isUpload() {
        return method.equals("PUT") && path().endsWith("/upload");
    }

    boolean isProtected() {
        return isSettlement() || isUpload();
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

    /** {@return a right token for this operation} */
    String rightToken() {
        return saboteur.token(path());
    }

    /** Answers as if a settlement had been accepted. */
    void accept() {
        status = 202;
        response.headers().clear();
        response.body(new byte[0]);
    }

    /** Answers with JSON. */
    void answer(int changed, String mediaType, String json) {
        status = changed;
        response.headers().clear();
        response.set("Content-Type", mediaType);
        response.text(json);
    }
}
