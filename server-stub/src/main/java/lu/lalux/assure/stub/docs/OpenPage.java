package lu.lalux.assure.stub.docs;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lu.lalux.assure.stub.docs.OfferedFile.State;

/**
 * A page, or its Markdown, whose rows about what is made later than the documentation are open: for each file there is
 * one for where it is offered, without its size and SHA-256, and one for where it is not. The contract's build completes them in the
 * same way for the site that is served as files (openapi/tools/docs/completion.mjs); the build compares the two.
 */
final class OpenPage {

    private static final Pattern ROW =
            Pattern.compile("<(tr|p) data-(offert|absent)=\"([^\"]+)\"(.*?</\\1>)\n?", Pattern.DOTALL);
    private static final Pattern LINE = Pattern.compile("^\\{(offert|absent) ([^}]+)\\}(.*\n)", Pattern.MULTILINE);
    private static final Pattern SIZE = Pattern.compile("\\{octets:(.)\\}");
    private static final Pattern THOUSANDS = Pattern.compile("\\B(?=(\\d{3})+$)");
    private static final int HALF = 32;

    private final String text;

    OpenPage(String text) {
        this.text = text;
    }

    /** {@return the names of all files that it has a row for} */
    Set<String> names() {
        Set<String> names = new TreeSet<>();
        ROW.matcher(text).results().forEach(row -> names.add(row.group(3)));
        return names;
    }

    /** {@return whether it tells this digest, as that of a file that is offered with the documentation} */
    boolean tells(String digest) {
        return text.contains(digest.substring(0, HALF) + "<wbr>" + digest.substring(HALF));
    }

    /** {@return the page for what there is of its files} */
    String completed(Function<String, Optional<State>> files) {
        String rows = ROW.matcher(text)
                .replaceAll(
                        row -> kept(row.group(2), files.apply(row.group(3)), "<" + row.group(1) + row.group(4) + "\n"));
        return LINE.matcher(rows).replaceAll(line -> kept(line.group(1), files.apply(line.group(2)), line.group(3)));
    }

    private static String kept(String kind, Optional<State> file, String row) {
        if (kind.equals("offert") != file.isPresent()) {
            return "";
        }
        return Matcher.quoteReplacement(file.map(state -> filled(row, state)).orElse(row));
    }

    private static String filled(String row, State file) {
        return SIZE.matcher(row)
                .replaceAll(
                        size -> THOUSANDS.matcher(Long.toString(file.size())).replaceAll(size.group(1)))
                .replace("{sha256:1}", file.sha256().substring(0, HALF))
                .replace("{sha256:2}", file.sha256().substring(HALF));
    }
}
