package lu.lalux.assure.stub.sandbox;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import lu.lalux.assure.stub.problem.Excerpt;
import lu.lalux.assure.stub.problem.Message;
import lu.lalux.assure.stub.problem.Problem;
import lu.lalux.assure.stub.problem.ProblemException;
import lu.lalux.assure.stub.problem.ProblemType;
import lu.lalux.assure.stub.registry.Registry;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * There are no controls where accounts in the database have taken away what the sandbox publishes: their paths are
 * unknown.
 */
final class ControlsInForce implements HandlerInterceptor {

    private final Registry registry;

    ControlsInForce(Registry registry) {
        this.registry = registry;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!registry.current().isSandbox()) {
            throw new ProblemException(Problem.of(
                    ProblemType.CHEMIN_INCONNU,
                    Message.of("problem.path-unknown", Excerpt.of(request.getServletPath()))));
        }
        return true;
    }
}
