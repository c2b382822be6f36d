package lu.lalux.assure.conformance.selfcheck.hand;

import java.util.function.Predicate;
import lu.lalux.assure.conformance.model.Asked;
import lu.lalux.assure.conformance.model.Reply;
import lu.lalux.assure.conformance.target.Fonction;

/** Headers that everyday clients send, or leave out, without being asked: the server takes offence. */
final class HandHeaderMutants {

    private final HandMade made;

    HandHeaderMutants(HandMade made) {
        this.made = made;
    }

    void make() {
        for (Fonction function : Fonction.values()) {
            String word = function.word();
            of(function.path(), word + ".", "http.charset." + word, "http.accept." + word);
            of(function.upload(), word + ".upload-", "http.charset." + word, "http.accept." + word);
        }
        of("/token", "token.", "token.charset", "token.accept");
    }

    private void of(String path, String prefix, String charset, String accept) {
        refuses(
                prefix + "charset-refused",
                "RFC 9110 8.3",
                path,
                415,
                asked -> asked.header("content-type").contains("charset"),
                charset);
        refuses(
                prefix + "accept-demanded",
                "RFC 9110 12.5.1",
                path,
                406,
                asked -> asked.header("accept").isEmpty(),
                accept);
        refuses(
                prefix + "accept-compared",
                "RFC 9110 12.5.1",
                path,
                406,
                asked -> asked.header("accept").contains(","),
                accept);
    }

    private void refuses(String id, String source, String path, int status, Predicate<Asked> when, String meant) {
        made.touch(
                id,
                source,
                (asked, reply) -> asked.path().equals(path) && when.test(asked),
                reply -> reply.become(Reply.text(status, "text/plain", "No")),
                meant);
    }
}
