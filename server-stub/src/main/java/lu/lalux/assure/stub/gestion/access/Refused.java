package lu.lalux.assure.stub.gestion.access;

import java.time.Duration;
import java.util.List;
import lu.lalux.assure.stub.problem.Excerpt;
import lu.lalux.assure.stub.problem.Fault;
import lu.lalux.assure.stub.problem.FaultCode;
import lu.lalux.assure.stub.problem.Message;
import lu.lalux.assure.stub.problem.Problem;
import lu.lalux.assure.stub.problem.ProblemException;
import lu.lalux.assure.stub.problem.ProblemType;
import lu.lalux.assure.stub.token.registration.Realm;
import org.springframework.http.HttpHeaders;

/** The refusals of the management interface. */
public final class Refused {

    /** The longest {@code Retry-After}: whoever has to wait for longer is told so again. */
    private static final long MOST_SECONDS = 3600;

    private Refused() {}

    /**
     * What is somebody else's is unknown, as is what there is not.
     *
     * @param what the message's key
     */
    public static ProblemException unknown(String what, String id) {
        return new ProblemException(Problem.of(ProblemType.CHEMIN_INCONNU, Message.of(what, Excerpt.of(id))));
    }

    /** Somebody showed something that is good for nothing, or nothing. */
    public static ProblemException unauthenticated(String detail) {
        return new ProblemException(Problem.of(ProblemType.NON_AUTHENTIFIE, Message.of(detail))
                .with(HttpHeaders.WWW_AUTHENTICATE, Realm.BEARER));
    }

    /** Who they are is known, and not enough. */
    public static ProblemException forbidden(Message detail) {
        return new ProblemException(Problem.of(ProblemType.PORTEE_INSUFFISANTE, detail));
    }

    /** What is visible is not in a state that allows it. */
    public static ProblemException conflict(Message detail) {
        return new ProblemException(Problem.of(ProblemType.ETAT_EN_CONFLIT, detail));
    }

    /** An identifier belongs to somebody already, who need not be told. */
    public static ProblemException taken(String pointer, String id) {
        return new ProblemException(Problem.of(ProblemType.ETAT_EN_CONFLIT, Message.of("gestion.taken", id))
                .with(List.of(new Fault(pointer, FaultCode.IDENTIFIANT_PRIS, Message.of("gestion.taken", id)))));
    }

    /**
     * There was too much of something.
     *
     * @param wait after which there may be more
     */
    public static ProblemException tooMany(Message detail, Duration wait) {
        return new ProblemException(Problem.of(ProblemType.TROP_DE_REQUETES, detail)
                .with(HttpHeaders.RETRY_AFTER, Long.toString(Math.min(MOST_SECONDS, Math.max(1, wait.toSeconds())))));
    }

    /** A field is not what it has to be. */
    public static ProblemException fault(String pointer, FaultCode code, Message detail) {
        return new ProblemException(
                Problem.ofFaults(ProblemType.CHAMPS_INVALIDES, List.of(new Fault(pointer, code, detail))));
    }
}
