package lu.lalux.assure.conformance.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.contract.ResponseSpec;
import lu.lalux.assure.conformance.register.Text;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds a response against the contract: its status is declared for the operation, its media type for the status, its
 * body is of the schema (fields that the contract does not know are allowed), the required headers are there.
 */
public final class ExchangeValidator {

    /**
     * What HTTP itself lets a server say before the contract's operation sees the request: RFC 9110, 15.5.12 and
     * 15.5.18.
     */
    private static final Set<Integer> BEFORE_THE_OPERATION = Set.of(411, 417);

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
        if (BEFORE_THE_OPERATION.contains(answer.status())) {
            return faults;
        }
        String name = operation.method() + " " + operation.path() + " → " + answer.status();
        Optional<ResponseSpec> declared = declared(operation, answer.status());
        if (declared.isEmpty()) {
            faults.add(new Text(
                    name + " : statut que le contrat ne déclare pas",
                    name + ": status that the contract does not declare"));
            return faults;
        }
        ResponseSpec spec = declared.get();
        spec.requiredHeaders().forEach((header, schema) -> validateHeader(name, header, schema, answer, faults));
        validateContent(name, spec.schemaOf(), answer, faults);
        return faults;
    }

    private void validateHeader(String name, String header, String schema, Answer answer, List<Text> faults) {
        Optional<String> value = answer.header(header);
        if (value.isEmpty()) {
            faults.add(
                    new Text(name + " : l'en-tête " + header + " manque", name + ": header " + header + " is missing"));
            return;
        }
        boolean number = contract.at(schema + "/type").asString("").equals("integer");
        String json = number ? value.get().strip() : JsonMapper.shared().writeValueAsString(value.get());
        contract.schemas()
                .validate(schema, json)
                .forEach(error -> faults.add(Text.both(name + ": " + header + ": " + error)));
        boolean kept = header.equals("Cache-Control")
                && answer.values(header).stream()
                        .noneMatch(directives ->
                                directives.toLowerCase(Locale.ROOT).contains("no-store"));
        if (kept) {
            faults.add(Text.both(name + ": Cache-Control: " + value.get() + ", no-store"));
        }
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
            if (!answer.utf8()) {
                faults.add(new Text(
                        name + " : un corps JSON qui n'est pas de l'UTF-8", name + ": a JSON body that is not UTF-8"));
            }
            answer.misread().ifPresent(why -> faults.add(Text.both(name + ": JSON: " + why)));
            contract.schemas()
                    .validate(schema, answer.body())
                    .forEach(error -> faults.add(Text.both(name + ": " + error)));
        }
    }
}
