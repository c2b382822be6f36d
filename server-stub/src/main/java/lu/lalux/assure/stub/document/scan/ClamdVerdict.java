package lu.lalux.assure.stub.document.scan;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lu.lalux.assure.stub.problem.Excerpt;

/** What clamd's answer to {@code zINSTREAM} says (clamd(8)). */
enum ClamdVerdict {
    CLEAN,
    INFECTED,
    /** clamd found something that it could not, or was not to, look into: no virus, and not clean either. */
    UNSCANNED;

    private static final String OK = "stream: OK";
    private static final Pattern FOUND = Pattern.compile("stream: (\\S.*) FOUND");
    private static final String TOO_LONG = "INSTREAM size limit exceeded. ERROR";

    /**
     * clamd's own names for what is beyond its limits (AlertExceedsMax), or encrypted (AlertEncrypted), for an XZ that
     * wants too much memory and for a ZIP whose entries overlap, as those of bombs do; and the names of our own
     * signatures, for what clamd has no name for.
     */
    private static final Pattern NOT_LOOKED_INTO = Pattern.compile(
            "(Heuristics\\.(Limits\\.Exceeded|Encrypted|XZ\\.DicSizeLimit|Zip\\.OverlappingFiles)|Assure\\.Unscanned)(\\.\\S*)?");

    /** @throws IOException for any answer that is not known to the letter: nobody knows then what was scanned */
    static ClamdVerdict of(String answer) throws IOException {
        if (answer.equals(OK)) {
            return CLEAN;
        }
        if (answer.equals(TOO_LONG)) {
            return UNSCANNED;
        }
        Matcher found = FOUND.matcher(answer);
        if (found.matches()) {
            return NOT_LOOKED_INTO.matcher(found.group(1)).matches() ? UNSCANNED : INFECTED;
        }
        throw new IOException("clamd gave no verdict: " + Excerpt.of(answer));
    }

    /** The name of what was found, for a log. */
    static String name(String answer) {
        Matcher found = FOUND.matcher(answer);
        return Excerpt.of(found.matches() ? found.group(1) : answer);
    }
}
