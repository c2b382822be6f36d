package lu.lalux.assure.conformance.selfcheck.mutants;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import lu.lalux.assure.conformance.model.rules.Constraints;

/** What lenient decoders take for Base64 (D23), and careless servers for a file's name with its extension (D22). */
final class FileReaders {

    private FileReaders() {}

    /** {@return by name, what each takes for Base64} */
    static Map<String, Predicate<String>> base64() {
        Map<String, Predicate<String>> readers = new LinkedHashMap<>();
        readers.put("blanks-ignored", value -> right(value.replaceAll("[ \\t]", "")));
        readers.put("blanks-around-ignored", value -> right(Texts.trimmed(value)));
        readers.put("blanks-as-plus", value -> right(value.replace(' ', '+')));
        readers.put("line-breaks-alone", value -> value.matches("[\\r\\n]+"));
        readers.put("padding-in-excess", value -> right(value.replaceFirst("=+$", "")));
        readers.put("any-padding", value -> right(padded(value.replaceFirst("=+$", ""))));
        readers.put("padding-anywhere", value -> right(padded(value.replace("=", ""))));
        readers.put("joined", value -> value.matches("[A-Za-z0-9+/]+={1,2}[A-Za-z0-9+/]+={0,2}"));
        readers.put("stops-at-padding", value -> value.contains("=") && right(value.replaceFirst("(=+).*", "$1")));
        readers.put("two-alphabets", value -> right(value.replace('-', '+').replace('_', '/')));
        readers.put("imap-alphabet", value -> right(value.replace(',', '/')));
        readers.put("data-url", value -> right(value.replaceFirst("^(data:[^,]*|base64),", "")));
        readers.put("percent-decoded", value -> right(decoded(value)));
        readers.put("entities-decoded", value -> right(value.replace("&#61;", "=")));
        readers.put("signs-ignored", value -> right(value.replaceAll("[^A-Za-z0-9+/=\\r\\n]", "")));
        readers.put("mark-ignored", value -> right(value.replace("\ufeff", "")));
        readers.put("c-string", value -> right(Texts.upToZero(value)));
        // ajv-formats has /…/gm: an empty line is enough.
        readers.put("line-by-line", value -> value.lines().anyMatch(FileReaders::right));
        readers.put("each-line", value -> !value.isEmpty() && value.lines().allMatch(FileReaders::right));
        readers.put("armour", value -> value.startsWith("-----BEGIN"));
        readers.put("up-to-fault", value -> value.matches("(?s)[A-Za-z0-9+/]{4}.*"));
        return readers;
    }

    /** {@return by name, what each takes for a name} */
    static Map<String, Predicate<String>> names() {
        Map<String, Predicate<String>> readers = new LinkedHashMap<>();
        readers.put("windows-end", named(value -> value.replaceFirst("[. ]+$", "")));
        readers.put("blanks", named(Texts::trimmed));
        readers.put("blank-in-extension", matches("[^/\\\\]+\\.[A-Za-z0-9 ]{1,10}"));
        readers.put("letters-of-any-script", matches("[^/\\\\]+\\.[\\p{L}\\p{N}]{1,10}"));
        readers.put("case-of-unicode", value -> value.matches("(?iu)[^/\\\\]+\\.[a-z0-9]{1,10}"));
        readers.put("word-characters", matches("[^/\\\\]+\\.\\w{1,10}"));
        readers.put("any-extension", matches("[^/\\\\\\x00-\\x1f]+\\.[^/\\\\\\x00-\\x1f]{1,10}"));
        readers.put("last-of-path", named(value -> value.replaceFirst("^.*[/\\\\]", "")));
        readers.put("slash-at-end", named(value -> value.replaceFirst("[/\\\\]$", "")));
        readers.put("c-string", named(Texts::upToZero));
        readers.put("stream-ignored", named(value -> value.replaceFirst(":.*", "")));
        readers.put("query-ignored", named(value -> value.replaceFirst("[?#;%].*", "")));
        readers.put("controls-dropped", named(value -> value.replaceAll("\\p{Cc}", "")));
        readers.put("invisible-dropped", named(value -> value.replaceAll("\\p{Cf}", "")));
        readers.put("line-by-line", value -> value.lines().anyMatch(named(line -> line)));
        readers.put("dots-only", matches("\\.{1,2}| "));
        return readers;
    }

    private static boolean right(String value) {
        return !value.isEmpty() && Constraints.isBase64(value);
    }

    private static String padded(String value) {
        return value + "=".repeat((4 - value.length() % 4) % 4);
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }

    private static Predicate<String> named(UnaryOperator<String> seen) {
        Predicate<String> right = matches("[^/\\\\\\x00-\\x1f\\x7f]+\\.[A-Za-z0-9]{1,10}");
        return value -> right.test(seen.apply(value));
    }

    private static Predicate<String> matches(String expression) {
        Pattern pattern = Pattern.compile(expression);
        return value -> pattern.matcher(value).matches();
    }
}
