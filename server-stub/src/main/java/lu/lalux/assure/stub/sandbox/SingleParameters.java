package lu.lalux.assure.stub.sandbox;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import lu.lalux.assure.stub.problem.Excerpt;
import lu.lalux.assure.stub.problem.Fault;
import lu.lalux.assure.stub.problem.FaultCode;
import lu.lalux.assure.stub.problem.Message;
import lu.lalux.assure.stub.problem.Problem;
import lu.lalux.assure.stub.problem.ProblemException;
import lu.lalux.assure.stub.problem.ProblemType;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses a parameter that is given twice, of which Spring would take the first one. */
final class SingleParameters implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        List<Fault> faults = request.getParameterMap().entrySet().stream()
                .filter(parameter -> parameter.getValue().length > 1)
                .map(parameter -> Excerpt.of(parameter.getKey()))
                .map(name -> new Fault("/" + name, FaultCode.CHAMP_EN_DOUBLE, Message.of("contract.twice", name)))
                .toList();
        if (!faults.isEmpty()) {
            throw new ProblemException(Problem.ofFaults(ProblemType.CHAMPS_INVALIDES, faults));
        }
        return true;
    }
}
