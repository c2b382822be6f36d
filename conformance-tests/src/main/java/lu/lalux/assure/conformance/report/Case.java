package lu.lalux.assure.conformance.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import lu.lalux.assure.conformance.register.Text;

/**
 * A test or a scenario as every format tells it.
 *
 * @param group of those that belong together
 * @param id of it
 * @param title what it is about
 * @param source the clause that it holds somebody to
 * @param severity of what is wrong
 * @param end how it ended
 * @param findings what is wrong
 * @param advice what could be better, whatever the end
 * @param reason why there is no verdict, without secrets
 * @param exchanges that show it, as text without secrets, empty if none is told; nothing where there can be none
 * @param millis how long it took, where that is measured
 */
public record Case(
        String group,
        String id,
        Text title,
        String source,
        String severity,
        End end,
        List<? extends Finding> findings,
        List<? extends Finding> advice,
        String reason,
        Optional<String> exchanges,
        OptionalLong millis) {

    /** How it ended, for who knows no other ends. */
    public enum End {
        /** Nothing is wrong. */
        PASSED,
        /** Something is wrong. */
        FAILED,
        /** Nothing is said, for a reason. */
        SKIPPED,
        /** What judges broke. */
        BROKEN
    }

    /** Copies. */
    public Case {
        findings = List.copyOf(findings);
        advice = List.copyOf(advice);
    }
}
