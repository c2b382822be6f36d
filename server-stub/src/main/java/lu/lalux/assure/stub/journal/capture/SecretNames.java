package lu.lalux.assure.stub.journal.capture;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Headers, parameters and members whose value is a secret, by their names; in doubt it is one. */
final class SecretNames {

    /** In a name without its punctuation, in small letters. */
    private static final List<String> PARTS = List.of(
            "secret",
            "password",
            "passwd",
            "passphrase",
            "pwd",
            "motdepasse",
            "passwort",
            "kennwort",
            "senha",
            "clef",
            "cleapi",
            "mdp",
            "token",
            "jeton",
            "csrf",
            "xsrf",
            "assertion",
            "apikey",
            "accesskey",
            "privatekey",
            "signature",
            "authorization",
            "credential",
            "cookie",
            "session");

    /** Words of a name: as a part of one they would be in many others. */
    private static final Set<String> WORDS = Set.of("pass", "passe", "pw", "pin", "otp", "auth", "bearer");

    private static final Pattern BETWEEN_WORDS =
            Pattern.compile("[^\\p{L}\\p{N}]+|(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{L})(?=\\p{N})");

    /** The contract's field with a file's content, which is nothing to keep, wherever it was sent by mistake. */
    private static final String FILE = "file";

    /** What the contract's own names have of these, and is none. */
    private static final Set<String> HARMLESS = Set.of("tokentype");

    private SecretNames() {}

    /** Whether what stands under this name is left out. */
    static boolean has(String name) {
        return mayBeIn(name) && (hasPart(plain(name)) || hasWord(name));
    }

    /** Whether a file's content stands under this name. */
    static boolean isFile(String name) {
        return mayBeIn(name) && plain(name).equals(FILE);
    }

    private static boolean hasPart(String plain) {
        return !HARMLESS.contains(plain) && PARTS.stream().anyMatch(plain::contains);
    }

    private static boolean hasWord(String name) {
        return BETWEEN_WORDS.splitAsStream(name).anyMatch(word -> WORDS.contains(word.toLowerCase(Locale.ROOT)));
    }

    /**
     * Whether a text may hold such a name. Quick, since nearly every text holds none; it may be wrong only by saying
     * yes.
     */
    static boolean mayBeIn(String text) {
        for (int i = 0; i < text.length() - 1; i++) {
            if (begins(text, i)) {
                return true;
            }
        }
        return false;
    }

    /** Punctuation may stand within a name ({@code mot_de_passe}): the first letters decide. */
    private static boolean begins(String text, int at) {
        return switch (text.charAt(at)) {
            case 's', 'S' ->
                isAt(text, at, "secret")
                        || isAt(text, at, "session")
                        || isAt(text, at, "signature")
                        || isAt(text, at, "senha");
            case 'p', 'P' ->
                isAt(text, at, "pass") || isAt(text, at, "pw") || isAt(text, at, "pin") || isAt(text, at, "private");
            case 'm', 'M' -> isAt(text, at, "mot") || isAt(text, at, "mdp");
            case 't', 'T' -> isAt(text, at, "token");
            case 'j', 'J' -> isAt(text, at, "jeton");
            case 'c', 'C' ->
                isAt(text, at, "csrf")
                        || isAt(text, at, "cookie")
                        || isAt(text, at, "credential")
                        || isAt(text, at, "cle");
            case 'x', 'X' -> isAt(text, at, "xsrf");
            case 'a', 'A' ->
                isAt(text, at, "assertion")
                        || isAt(text, at, "api")
                        || isAt(text, at, "auth")
                        || isAt(text, at, "access");
            case 'k', 'K' -> isAt(text, at, "kennwort");
            case 'o', 'O' -> isAt(text, at, "otp");
            case 'b', 'B' -> isAt(text, at, "bearer");
            case 'f', 'F' -> isAt(text, at, FILE);
            // A letter may be spelt by its number, in JSON and in a form.
            case '\\' -> text.charAt(at + 1) == 'u';
            case '%' -> true;
            default -> false;
        };
    }

    private static boolean isAt(String text, int at, String part) {
        return text.regionMatches(true, at, part, 0, part.length());
    }

    private static String plain(String name) {
        StringBuilder plain = new StringBuilder(name.length());
        for (char character : name.toLowerCase(Locale.ROOT).toCharArray()) {
            if (Character.isLetterOrDigit(character)) {
                plain.append(character);
            }
        }
        return plain.toString();
    }
}
