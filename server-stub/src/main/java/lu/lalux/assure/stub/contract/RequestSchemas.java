package lu.lalux.assure.stub.contract;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import lu.lalux.assure.contract.Contract;
import lu.lalux.assure.contract.ManagementContract;
import lu.lalux.assure.stub.tolerance.AcceptedBodies;
import lu.lalux.assure.stub.tolerance.Strictness;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * The schemas of the JSON requests of the contract and of the management interface, by the generated class that bears
 * the schema's name.
 */
@Component
public final class RequestSchemas {

    private final Map<String, RequestSchema> byName = new HashMap<>();

    RequestSchemas(Contract contract, ManagementContract management, Strictness strictness, AcceptedBodies accepted) {
        long structure = new OperationLimits(contract).least();
        Stream.of(contract, management.document())
                .forEach(document -> document.operations().stream()
                        .flatMap(operation -> operation.requestSchema(MediaType.APPLICATION_JSON_VALUE).stream())
                        .distinct()
                        .forEach(name ->
                                byName.put(name, new RequestSchema(document, name, strictness, accepted, structure))));
    }

    /** Whether the contract has a JSON request of this generated class. */
    public boolean has(Class<?> model) {
        return byName.containsKey(model.getSimpleName());
    }

    /**
     * The schema of a generated class.
     *
     * @throws IllegalArgumentException when the contract has no JSON request of that name
     */
    public RequestSchema of(Class<?> model) {
        RequestSchema schema = byName.get(model.getSimpleName());
        if (schema == null) {
            throw new IllegalArgumentException("Not a JSON request of the contract: " + model.getName());
        }
        return schema;
    }
}
