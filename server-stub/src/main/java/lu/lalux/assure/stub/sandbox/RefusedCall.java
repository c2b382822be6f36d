package lu.lalux.assure.stub.sandbox;

import lu.lalux.assure.stub.problem.Message;
import lu.lalux.assure.stub.problem.Problem;
import lu.lalux.assure.stub.problem.ProblemException;
import lu.lalux.assure.stub.problem.ProblemType;
import org.springframework.http.HttpHeaders;

/** How a call is refused that was ordered to be: as by a server that is overloaded, or whose client is too fast. */
final class RefusedCall {

    private static final int TOO_MANY_REQUESTS = 429;

    private RefusedCall() {}

    static ProblemException by(Ordered order) {
        return new ProblemException(
                order.status() == TOO_MANY_REQUESTS
                        ? tooMany(Long.toString(order.retryAfter().toSeconds()))
                        : Problem.unavailable(order.retryAfter()));
    }

    private static Problem tooMany(String seconds) {
        return Problem.of(ProblemType.TROP_DE_REQUETES, Message.of("problem.retry", seconds))
                .with(HttpHeaders.RETRY_AFTER, seconds);
    }
}
