package lu.lalux.assure.stub.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import lu.lalux.assure.stub.problem.Excerpt;
import lu.lalux.assure.stub.problem.Message;
import lu.lalux.assure.stub.problem.Problem;
import lu.lalux.assure.stub.problem.ProblemType;
import lu.lalux.assure.stub.problem.answer.ProblemWriter;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/**
 * Answers what Spring Security's firewall stops. An address with {@code ;}, {@code //}, {@code ..} or encoded
 * separators could be read in more than one way; the contract has none of the kind, so it does not exist. Anything else
 * that is stopped (control characters in a header) is a malformed request.
 */
final class RejectedRequests implements RequestRejectedHandler {

    private static final Pattern PLAIN = Pattern.compile("(/[\\w-]+)*/?");

    private final ProblemWriter problems;

    RejectedRequests(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException rejection)
            throws IOException {
        String path = String.valueOf(request.getRequestURI());
        Problem problem = PLAIN.matcher(path).matches()
                ? Problem.ofStatus(HttpStatus.BAD_REQUEST.value())
                : Problem.of(ProblemType.CHEMIN_INCONNU, Message.of("problem.path-unknown", Excerpt.of(path)));
        problems.write(request, response, problem);
    }
}
