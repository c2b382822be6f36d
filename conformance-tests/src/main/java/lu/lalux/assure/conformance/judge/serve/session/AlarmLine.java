package lu.lalux.assure.conformance.judge.serve.session;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lu.lalux.assure.conformance.exchange.syntax.WholeText;

/** A fault in one line of a log, whatever a stranger made stand in its message. */
public final class AlarmLine {

    private static final int LONGEST = 300;
    private static final int FRAMES = 6;
    private static final int CAUSES = 4;

    /** What would end the line, or tell a terminal something. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

    private AlarmLine() {}

    /**
     * @param time when it went wrong
     * @param where it did
     * @param fault what did
     * @return the line, without its end
     */
    public static String of(Instant time, String where, Throwable fault) {
        StringBuilder line = new StringBuilder(
                        time.truncatedTo(ChronoUnit.MILLIS).toString())
                .append(" juge/judge ")
                .append(clean(where))
                .append(": ");
        Throwable each = fault;
        for (int i = 0; i < CAUSES && each != null; i++) {
            line.append(i == 0 ? "" : " <- ").append(each.getClass().getName());
            if (each.getMessage() != null) {
                line.append(": ").append(clean(each.getMessage()));
            }
            line.append(frames(each));
            each = each.getCause();
        }
        return line.toString();
    }

    private static String frames(Throwable fault) {
        return Arrays.stream(fault.getStackTrace())
                .limit(FRAMES)
                .map(StackTraceElement::toString)
                .collect(Collectors.joining(", ", " [", "]"));
    }

    private static String clean(String text) {
        String shown = text.length() > LONGEST ? WholeText.beginning(text, LONGEST) + "…" : text;
        return UNSEEN.matcher(shown).replaceAll("?");
    }
}
