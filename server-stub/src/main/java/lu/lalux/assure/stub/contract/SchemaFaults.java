package lu.lalux.assure.stub.contract;

import com.networknt.schema.Error;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lu.lalux.assure.stub.openapi.ContractFile;
import lu.lalux.assure.stub.problem.Excerpt;
import lu.lalux.assure.stub.problem.Fault;
import lu.lalux.assure.stub.problem.FaultCode;
import lu.lalux.assure.stub.problem.Message;
import lu.lalux.assure.stub.problem.Problem;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts the schema validator's errors into the contract's codes, one fault a field, and in the schema's order. */
final class SchemaFaults {

    private final ContractFile contract;
    private final Fields fields;

    SchemaFaults(ContractFile contract, Fields fields) {
        this.contract = contract;
        this.fields = fields;
    }

    /**
     * @param errors what the schema validator found
     * @param others what was found before it; where it names a field's content, the validator's word on that is dropped
     */
    List<Fault> of(Collection<Error> errors, ObjectNode body, List<Fault> others) {
        Map<String, Fault> byPointer = new LinkedHashMap<>();
        for (Error error : errors) {
            Fault fault = of(error, body, byPointer.size());
            if (fault != null) {
                byPointer.merge(fault.pointer(), fault, SchemaFaults::graver);
            }
        }
        List<Fault> all = new ArrayList<>(byPointer.values());
        all.addAll(others);
        all.sort(Comparator.comparingInt(fault -> order(fault.pointer())));
        return all;
    }

    /** The first of {@code x-codes} that applies: missing, then type, empty, too long, and only then the content. */
    private static Fault graver(Fault one, Fault other) {
        return one.code().compareTo(other.code()) <= 0 ? one : other;
    }

    private int order(String pointer) {
        Field field = pointer.isEmpty() ? null : fields.named(pointer.substring(1));
        return field == null ? Integer.MAX_VALUE : field.order();
    }

    private @Nullable Fault of(Error error, ObjectNode body, int found) {
        return switch (error.getKeyword()) {
            case "required" -> missing(error.getProperty());
            case "additionalProperties" -> unknown(error.getProperty(), found);
            case "not" -> rule(error);
            default -> misfit(error.getKeyword(), error.getInstanceLocation().getName(-1), body);
        };
    }

    private Fault missing(String name) {
        return new Fault(
                Pointer.to(name),
                FaultCode.CHAMP_OBLIGATOIRE,
                Message.of("contract.required", name, fields.named(name).expected()));
    }

    private Fault unknown(String name, int found) {
        // A guess costs time; beyond what is shown there is no need for one.
        Message detail = (found > Problem.MAX_FAULTS ? Optional.<String>empty() : Suggestion.of(name, fields))
                .map(meant -> Message.of("contract.unknown.did-you-mean", Pointer.quoted(name), meant))
                .orElseGet(() -> Message.of("contract.unknown", Pointer.quoted(name)));
        return new Fault(Pointer.to(name), FaultCode.CHAMP_INCONNU, detail);
    }

    /** A condition, {@code allOf: [{x-regle: …, not: {required: […]}}]}: its fault is at the last field that it names. */
    private Fault rule(Error error) {
        JsonNode not = contract.at(error.getSchemaLocation().getFragment().toString());
        JsonNode parent =
                contract.at(error.getSchemaLocation().getFragment().getParent().toString());
        JsonNode required = not.required("required");
        String name = required.get(required.size() - 1).asString();
        String id = parent.required("x-regle").asString();
        FaultCode code = FaultCode.ofCode(id)
                .orElseThrow(() -> new IllegalStateException("x-codes does not list the rule " + id));
        return new Fault(Pointer.to(name), code, Message.of("contract.rule." + id));
    }

    private Fault misfit(String keyword, String name, ObjectNode body) {
        Field field = fields.named(name);
        JsonNode value = body.get(name);
        String pointer = Pointer.to(name);
        if (value.isNull() && field.required()) {
            return new Fault(pointer, FaultCode.CHAMP_OBLIGATOIRE, Message.of("contract.null", name, field.expected()));
        }
        if (keyword.equals("type")) {
            return new Fault(
                    pointer,
                    FaultCode.TYPE_INVALIDE,
                    Message.of("contract.type", name, JsonTypeName.of(value), field.expected()));
        }
        if (value.isString() && value.stringValue().isEmpty()) {
            return new Fault(pointer, FaultCode.VALEUR_VIDE, Message.of("contract.empty", name, field.expected()));
        }
        String quoted = Excerpt.of(value.asString(""));
        FaultCode code = switch (keyword) {
            case "maxLength" -> FaultCode.VALEUR_TROP_LONGUE;
            case "minimum", "maximum" -> FaultCode.VALEUR_HORS_BORNES;
            case "enum" -> FaultCode.VALEUR_HORS_LISTE;
            case "pattern", "format" -> field.kind().misfit();
            default -> null;
        };
        if (code == null) {
            throw new IllegalStateException("No fault code is known for the keyword " + keyword + " of " + name);
        }
        return code == FaultCode.VALEUR_TROP_LONGUE
                ? new Fault(pointer, code, Message.of("contract.too-long", name, field.maxLength(), quoted))
                : new Fault(pointer, code, Message.of("contract.misfit", name, quoted, field.expected()));
    }
}
