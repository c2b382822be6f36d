package lu.lalux.assure.stub.docs;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lu.lalux.assure.stub.docs.OfferedFile.State;

/**
 * A page whose rows about what is made later than the documentation are open: for each file there is one for where it
 * is offered, without its size and SHA-256, and one for where it is not. The contract's build completes them in the
 * same way for the site that is served as files (openapi/tools/docs/completion.mjs); the build compares the two.
 */
final class OpenPage {

    private static final Pattern ROW =
            Pattern.compile("<(tr|p) data-(offert|absent)=\"([^\"]+)\"(.*?</\\1>)\n?", Pattern.DOTALL);
    private static final Pattern SIZE = Pattern.compile("\\{octets:(.)\\}");
    private static final Pattern THOUSANDS = Pattern.compile("\\B(?=(\\d{3})+$)");
    private static final int HALF = 32;

    private final String html;

    OpenPage(String html) {
        this.html = html;
    }

    /** {@return the names of all files that it has a row for} */
    Set<String> names() {
        Set<String> names = new TreeSet<>();
        ROW.matcher(html).results().forEach(row -> names.add(row.group(3)));
        return names;
    }

    /** {@return whether it tells this digest, as that of a file that is offered with the documentation} */
    boolean tells(String digest) {
        return html.contains(digest.substring(0, HALF) + "<wbr>" + digest.substring(HALF));
    }

    /** {@return the page for what there is of its files} */
    String completed(Function<String, Optional<State>> files) {
        return ROW.matcher(html).replaceAll(row -> {
            Optional<State> file = files.apply(row.group(3));
            if (row.group(2).equals("offert") != file.isPresent()) {
                return "";
            }
            String rest = file.map(state -> filled(row.group(4), state)).orElse(row.group(4));
            return Matcher.quoteReplacement("<" + row.group(1) + rest + "\n");
        });
    }

    private static String filled(String row, State file) {
        return SIZE.matcher(row)
                .replaceAll(
                        size -> THOUSANDS.matcher(Long.toString(file.size())).replaceAll(size.group(1)))
                .replace("{sha256:1}", file.sha256().substring(0, HALF))
                .replace("{sha256:2}", file.sha256().substring(HALF));
    }
}
