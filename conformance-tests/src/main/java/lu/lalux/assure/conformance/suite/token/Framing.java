package lu.lalux.assure.conformance.suite.token;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.exchange.Answer;
import lu.lalux.assure.conformance.register.Level;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.suite.run.Trial;

/**
 * Whether another site can show a page in a frame of its own: RFC 6749 section 10.13. A frame of the same site is none
 * of an attacker's, and left to the server.
 */
final class Framing {

    private static final Set<String> OPTIONS = Set.of("deny", "sameorigin");
    private static final Set<String> ANCESTORS = Set.of("'none'", "'self'");

    private Framing() {}

    /**
     * Where there is a {@code frame-ancestors}, browsers do not look at X-Frame-Options: CSP level 3, section 6.4.2.2.
     */
    static boolean isPrevented(Answer page) {
        List<List<String>> ancestors = page.values("Content-Security-Policy").stream()
                .flatMap(value -> split(value, ","))
                .flatMap(policy -> split(policy, ";")
                        .map(directive -> List.of(directive.split("\\s+")))
                        .filter(directive -> directive.get(0).equals("frame-ancestors"))
                        .limit(1))
                .toList();
        if (!ancestors.isEmpty()) {
            return ancestors.stream()
                    .anyMatch(directive -> ANCESTORS.containsAll(directive.subList(1, directive.size())));
        }
        List<String> options = page.values("X-Frame-Options").stream()
                .flatMap(value -> split(value, ","))
                .toList();
        return !options.isEmpty() && OPTIONS.containsAll(options);
    }

    /**
     * D24: the sign-in page cannot be framed.
     *
     * @param trial for which test
     * @param page the answer
     */
    static void prevented(Trial trial, Answer page) {
        trial.require(
                Level.CONTRAT,
                isPrevented(page),
                new Text(
                        "une page qu'aucun autre site ne met dans un cadre (frame-ancestors 'none' ou 'self', ou X-Frame-Options)",
                        "a page that no other site can frame (frame-ancestors 'none' or 'self', or X-Frame-Options)"),
                Text.both(page.told("Content-Security-Policy") + "; " + page.told("X-Frame-Options")));
    }

    private static Stream<String> split(String value, String separator) {
        return Arrays.stream(value.toLowerCase(Locale.ROOT).split(separator))
                .map(String::strip)
                .filter(part -> !part.isEmpty());
    }
}
