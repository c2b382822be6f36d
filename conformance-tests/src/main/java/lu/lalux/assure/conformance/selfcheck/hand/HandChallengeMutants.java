package lu.lalux.assure.conformance.selfcheck.hand;

import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import lu.lalux.assure.conformance.model.Asked;
import lu.lalux.assure.conformance.model.Reply;
import lu.lalux.assure.conformance.target.Fonction;

/** What {@code WWW-Authenticate} says beside its scheme, at each function and its upload: RFC 6750 section 3. */
final class HandChallengeMutants {

    private final HandMade made;
    private final Fonction function;

    HandChallengeMutants(HandMade made, Fonction function) {
        this.made = made;
        this.function = function;
    }

    void make() {
        at(function.path(), function.word());
        at(function.upload(), "document." + function.word());
    }

    private void at(String path, String words) {
        String[] wrongToken = {
            "autorisation.jeton-faux." + words,
            "autorisation.jeton-altere." + words,
            "autorisation.sans-signature." + words
        };
        String[] scope = {"autorisation.autre-portee." + words, "autorisation.autre-fonction." + words};
        challenge(path, words + ".token-error-unsaid", 401, at -> "Bearer realm=\"modele\"", wrongToken);
        challenge(
                path,
                words + ".token-error-other",
                401,
                at -> at.replace("invalid_token", "invalid_request"),
                wrongToken);
        challenge(path, words + ".scope-unsaid", 403, at -> at.replaceAll(", scope=.*", ""), scope);
        challenge(path, words + ".scope-other", 403, at -> at.replace(path + "\"", path + "s\""), scope);
        challenge(
                path,
                words + ".scope-error-of-another",
                403,
                at -> "DPoP " + at.substring("Bearer ".length()) + ", Bearer realm=\"modele\"",
                scope);
        challenge(
                path,
                words + ".challenge-in-quotes",
                401,
                at -> "Digest realm=\"a, Bearer b\", nonce=\"1\"",
                "autorisation.sans-jeton." + words);
    }

    private void challenge(String path, String id, int status, UnaryOperator<String> change, String... meant) {
        BiPredicate<Asked, Reply> refused = (asked, reply) -> asked.path().equals(path) && reply.status() == status;
        made.touch(
                id,
                "RFC 6750 3",
                refused,
                reply -> reply.header("WWW-Authenticate", change.apply(reply.header("WWW-Authenticate"))),
                meant);
    }
}
