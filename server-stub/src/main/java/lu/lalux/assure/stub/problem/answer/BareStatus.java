package lu.lalux.assure.stub.problem.answer;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import lu.lalux.assure.stub.problem.Excerpt;
import lu.lalux.assure.stub.problem.Message;
import lu.lalux.assure.stub.problem.Problem;
import lu.lalux.assure.stub.problem.ProblemType;
import org.springframework.http.HttpHeaders;

/** The problem of a bare HTTP status: from Tomcat, from a filter, or from an exception that carries no more. */
final class BareStatus {

    /** Separators and ends in disguise, which Tomcat stops: the contract has no such path. */
    private static final Pattern AMBIGUOUS = Pattern.compile("%2[fF]|%5[cC]|%00");

    private BareStatus() {}

    static Problem problem(int status, Asked asked) {
        return switch (status) {
            case 400 -> AMBIGUOUS.matcher(asked.path()).find() ? pathUnknown(asked) : Problem.ofStatus(status);
            case 404 -> pathUnknown(asked);
            case 405 -> new Problem(ProblemType.METHODE_NON_PERMISE, 0, null, List.of(), new HttpHeaders());
            case 413 -> new Problem(ProblemType.CORPS_TROP_GRAND, 0, null, List.of(), new HttpHeaders());
            case 500 -> Problem.of(ProblemType.ERREUR_INTERNE, Message.of("problem.internal"));
            case 503 -> Problem.unavailable(Duration.ofSeconds(30));
            default -> Problem.ofStatus(status < 400 ? 500 : status);
        };
    }

    static Problem pathUnknown(Asked asked) {
        return Problem.of(ProblemType.CHEMIN_INCONNU, Message.of("problem.path-unknown", Excerpt.of(asked.path())));
    }
}
