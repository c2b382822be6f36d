package lu.lalux.assure.stub.document;

import java.io.IOException;
import java.util.regex.Pattern;
import lu.lalux.assure.stub.problem.Excerpt;

/** What clamd's answer to {@code zINSTREAM} says (clamd(8)). */
enum ClamdVerdict {
    CLEAN,
    INFECTED,
    /** The file was larger than one of clamd's limits, and not or not wholly scanned. */
    BEYOND_LIMITS;

    private static final String OK = "stream: OK";
    private static final Pattern LIMITS = Pattern.compile("stream: Heuristics\\.Limits\\.Exceeded\\S* FOUND");
    private static final Pattern FOUND = Pattern.compile("stream: \\S.* FOUND");
    private static final String TOO_LONG = "INSTREAM size limit exceeded. ERROR";

    /** @throws IOException for any answer that is not known to the letter: nobody knows then what was scanned */
    static ClamdVerdict of(String answer) throws IOException {
        if (answer.equals(OK)) {
            return CLEAN;
        }
        if (answer.equals(TOO_LONG) || LIMITS.matcher(answer).matches()) {
            return BEYOND_LIMITS;
        }
        if (FOUND.matcher(answer).matches()) {
            return INFECTED;
        }
        throw new IOException("clamd gave no verdict: " + Excerpt.of(answer));
    }
}
