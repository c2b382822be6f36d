package lu.lalux.assure.stub.token.form;

import java.util.LinkedHashMap;
import java.util.Map;
import lu.lalux.assure.contract.Contract;
import lu.lalux.assure.contract.Field;
import lu.lalux.assure.contract.Operation;
import lu.lalux.assure.stub.problem.Message;
import org.jspecify.annotations.Nullable;

/**
 * The lengths and characters that the contract gives to the parameters of {@code /authen} (D32; RFC 6749 appendix A);
 * the {@code scope} of {@code /token} has those of the one there.
 */
public final class ParameterForms {

    private final Map<String, Field> parameters = new LinkedHashMap<>();

    public ParameterForms(Contract contract) {
        Operation operation = contract.operation("GET", "/authen").orElseThrow();
        operation.parameters().forEach(node -> {
            String name = node.path("name").asString();
            parameters.put(name, operation.parameter(name).orElseThrow());
        });
    }

    /**
     * What is wrong with a parameter that is given.
     *
     * @param name of a parameter of {@code /authen}
     * @param value as it was decoded
     * @return the fault; nothing when there is none
     */
    public @Nullable Message fault(String name, String value) {
        Field parameter = parameters.get(name);
        int most = parameter.maxLength().orElse(Integer.MAX_VALUE);
        if (Field.length(value) > most) {
            return Message.of("token.error.too-long", name, most);
        }
        return parameter.fits(value) ? null : Message.of("token.error.malformed", name);
    }
}
