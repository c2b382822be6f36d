package lu.lalux.assure.conformance.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.contract.ResponseSpec;
import lu.lalux.assure.conformance.register.Text;

/**
 * Holds a response against the contract: its status is declared for the operation, its media type for the status, its
 * body is of the schema (fields that the contract does not know are allowed), the required headers are there.
 */
public final class ExchangeValidator {

    private final Contract contract;

    /**
     * @param contract to hold against
     */
    public ExchangeValidator(Contract contract) {
        this.contract = contract;
    }

    /**
     * @param operation that answered
     * @param answer its response
     * @return what is wrong; empty when nothing is
     */
    public List<Text> validate(Operation operation, Answer answer) {
        List<Text> faults = new ArrayList<>();
        String name = operation.method() + " " + operation.path() + " → " + answer.status();
        Optional<ResponseSpec> declared = declared(operation, answer.status());
        if (declared.isEmpty()) {
            faults.add(new Text(
                    name + " : statut que le contrat ne déclare pas",
                    name + ": status that the contract does not declare"));
            return faults;
        }
        ResponseSpec spec = declared.get();
        for (String header : spec.requiredHeaders()) {
            if (answer.header(header).isEmpty()) {
                faults.add(new Text(
                        name + " : l'en-tête " + header + " manque", name + ": header " + header + " is missing"));
            }
        }
        validateContent(name, spec.schemaOf(), answer, faults);
        return faults;
    }

    /** D28: 302 stands for 303, a freedom. */
    private static Optional<ResponseSpec> declared(Operation operation, int status) {
        ResponseSpec spec = operation.responses().get(String.valueOf(status));
        return Optional.ofNullable(
                spec == null && status == 302 ? operation.responses().get("303") : spec);
    }

    private void validateContent(String name, Map<String, String> schemaOf, Answer answer, List<Text> faults) {
        if (schemaOf.isEmpty()) {
            // The contract describes no content. Only where it says so in words (202) is some forbidden.
            if (answer.status() == 202 && !answer.body().isEmpty()) {
                faults.add(new Text(
                        name + " : un contenu alors que le contrat n'en veut pas",
                        name + ": content where the contract wants none"));
            }
            return;
        }
        String schema = schemaOf.get(answer.mediaType());
        if (schema == null) {
            String received = answer.mediaType().isEmpty() ? "∅" : answer.mediaType();
            faults.add(new Text(
                    name + " : type de contenu " + received + ", attendu " + String.join(", ", schemaOf.keySet()),
                    name + ": media type " + received + ", expected " + String.join(", ", schemaOf.keySet())));
            return;
        }
        if (answer.mediaType().endsWith("json")) {
            contract.schemas()
                    .validate(schema, answer.body())
                    .forEach(error -> faults.add(Text.both(name + ": " + error)));
        }
    }
}
