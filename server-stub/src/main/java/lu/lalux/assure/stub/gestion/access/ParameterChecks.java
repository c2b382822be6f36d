package lu.lalux.assure.stub.gestion.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lu.lalux.assure.contract.Field;
import lu.lalux.assure.contract.Operation;
import lu.lalux.assure.stub.problem.Excerpt;
import lu.lalux.assure.stub.problem.Fault;
import lu.lalux.assure.stub.problem.FaultCode;
import lu.lalux.assure.stub.problem.Message;
import lu.lalux.assure.stub.problem.Problem;
import lu.lalux.assure.stub.problem.ProblemException;
import lu.lalux.assure.stub.problem.ProblemType;
import org.springframework.web.servlet.HandlerInterceptor;

/** Holds the parameters in an operation's query against its description, before Spring binds them in its own way. */
final class ParameterChecks implements HandlerInterceptor {

    private final ManagedOperations operations;

    ParameterChecks(ManagedOperations operations) {
        this.operations = operations;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        List<Fault> faults = operations
                .of(request)
                .map(managed -> faults(managed.operation(), request))
                .orElse(List.of());
        if (!faults.isEmpty()) {
            throw new ProblemException(Problem.ofFaults(ProblemType.CHAMPS_INVALIDES, faults));
        }
        return true;
    }

    private static List<Fault> faults(Operation operation, HttpServletRequest request) {
        List<Fault> faults = new ArrayList<>();
        operation.parameters().stream()
                .filter(parameter -> parameter.path("in").asString("").equals("query"))
                .map(parameter -> parameter.path("name").asString())
                .forEach(name -> {
                    String[] values = request.getParameterValues(name);
                    if (values != null) {
                        fault(operation.parameter(name).orElseThrow(), values).ifPresent(faults::add);
                    }
                });
        return faults;
    }

    private static Optional<Fault> fault(Field field, String[] values) {
        if (values.length > 1) {
            return Optional.of(fault(field, FaultCode.CHAMP_EN_DOUBLE, Message.of("contract.twice", field.name())));
        }
        if (values[0].chars().anyMatch(Character::isISOControl)) {
            return misfit(field, FaultCode.IDENTIFIANT_INVALIDE, values[0]);
        }
        return switch (field.kind()) {
            case INTEGER -> integer(field, values[0]);
            case BOOLEAN ->
                Set.of("true", "false").contains(values[0])
                        ? Optional.empty()
                        : misfit(field, FaultCode.TYPE_INVALIDE, values[0]);
            default ->
                field.fits(values[0]) ? Optional.empty() : misfit(field, FaultCode.IDENTIFIANT_INVALIDE, values[0]);
        };
    }

    private static Optional<Fault> integer(Field field, String value) {
        long least = field.minimum().orElse(Integer.MIN_VALUE);
        long most = field.maximum().orElse(Integer.MAX_VALUE);
        if (!value.matches("-?\\d{1,10}")) {
            return misfit(field, FaultCode.TYPE_INVALIDE, value);
        }
        long number = Long.parseLong(value);
        return number >= least && number <= most
                ? Optional.empty()
                : Optional.of(fault(field, FaultCode.VALEUR_HORS_BORNES, Message.of("gestion.bounds", least, most)));
    }

    private static Optional<Fault> misfit(Field field, FaultCode code, String value) {
        return Optional.of(fault(field, code, Message.of("gestion.parameter", Excerpt.of(value))));
    }

    private static Fault fault(Field field, FaultCode code, Message detail) {
        return new Fault(field.pointer(), code, detail);
    }
}
