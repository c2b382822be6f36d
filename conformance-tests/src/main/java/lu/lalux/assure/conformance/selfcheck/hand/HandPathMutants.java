package lu.lalux.assure.conformance.selfcheck.hand;

import lu.lalux.assure.conformance.model.Reply;

/** Paths that the contract does not know. */
final class HandPathMutants {

    private final HandMade made;

    HandPathMutants(HandMade made) {
        this.made = made;
    }

    void make() {
        made.touch(
                "unknown-path-html",
                "RFC 9110 15.5.5",
                (asked, reply) -> reply.status() == 404,
                reply -> reply.become(Reply.text(404, "text/html", "<h1>404</h1>")),
                "http.chemin-inconnu");
        made.touch(
                "unknown-path-accepted",
                "RFC 9110 15.5.5",
                (asked, reply) -> reply.status() == 404,
                reply -> reply.become(new Reply(202)),
                "http.chemin-inconnu");
    }
}
