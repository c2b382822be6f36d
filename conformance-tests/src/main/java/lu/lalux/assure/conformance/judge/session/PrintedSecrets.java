package lu.lalux.assure.conformance.judge.session;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.exchange.Credentials;
import lu.lalux.assure.conformance.exchange.InBase64;
import lu.lalux.assure.conformance.judge.worklist.Access;

/** Finds the secrets of a session in what its software writes, however long that is. */
final class PrintedSecrets {

    /** So much of a token gives it away: whoever prints a few characters of it names it, and no more. */
    private static final int TELLING = 24;

    private static final Pattern LIKE_A_TOKEN = Pattern.compile("[A-Za-z0-9_-]{" + TELLING + ",}");

    private static final int PART = 65_536;

    private final Set<String> tokens = new HashSet<>();
    private final Set<String> secrets = new HashSet<>();

    /**
     * @param access of the session
     * @param given the tokens that were given
     */
    PrintedSecrets(Access access, Set<String> given) {
        given.stream()
                .filter(token -> token.length() >= TELLING)
                .map(token -> token.substring(0, TELLING))
                .forEach(beginning -> {
                    tokens.add(beginning);
                    InBase64.forms(beginning).forEach(form -> tokens.add(form.substring(0, TELLING)));
                    inHex(beginning).forEach(form -> tokens.add(form.substring(0, TELLING)));
                });
        for (Credentials credentials : access.all()) {
            secrets.add(credentials.core());
            secrets.addAll(InBase64.forms(credentials.core()));
            inHex(credentials.core()).forEach(secrets::add);
        }
    }

    private static Stream<String> inHex(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return Stream.of(HexFormat.of(), HexFormat.of().withUpperCase()).map(form -> form.formatHex(bytes));
    }

    /** {@return whether one of them is there} */
    boolean isIn(Reader written) throws IOException {
        char[] part = new char[PART];
        String before = "";
        for (int count = written.read(part); count >= 0; count = written.read(part)) {
            String text = before + new String(part, 0, count);
            if (isIn(text)) {
                return true;
            }
            before = text.substring(Math.max(0, text.length() - PART / 2));
        }
        return false;
    }

    private boolean isIn(String text) {
        return secrets.stream().anyMatch(text::contains)
                || LIKE_A_TOKEN
                        .matcher(text)
                        .results()
                        .map(MatchResult::group)
                        .anyMatch(run -> IntStream.rangeClosed(0, run.length() - TELLING)
                                .anyMatch(at -> tokens.contains(run.substring(at, at + TELLING))));
    }
}
