package lu.lalux.assure.stub.contract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lu.lalux.assure.contract.Field;
import lu.lalux.assure.contract.Fields;
import lu.lalux.assure.contract.Nearest;
import lu.lalux.assure.stub.problem.Excerpt;
import lu.lalux.assure.stub.problem.Fault;
import lu.lalux.assure.stub.problem.FaultCode;
import lu.lalux.assure.stub.problem.Message;
import lu.lalux.assure.stub.problem.Problem;

/** Says of each fault that the contract's schema has found what is wrong, and what would be right. */
final class FaultWords {

    private final Fields fields;
    private final Map<String, Message> expected;

    FaultWords(Fields fields) {
        this.fields = fields;
        this.expected = fields.all().stream().collect(Collectors.toMap(Field::name, ExpectedValue::of));
    }

    /**
     * @param found what the schema found
     * @param others what was found before it, worded already
     * @return all of them, in the schema's order
     */
    List<Fault> of(List<lu.lalux.assure.contract.Fault> found, List<Fault> others) {
        List<Fault> all = new ArrayList<>();
        found.forEach(
                fault -> all.add(new Fault(fault.pointer(), FaultCode.of(fault.code()), words(fault, all.size()))));
        all.addAll(others);
        all.sort(Comparator.comparingInt(fault -> order(fault.pointer())));
        return all;
    }

    private int order(String pointer) {
        return pointer.isEmpty() ? Integer.MAX_VALUE : fields.order(pointer.substring(1));
    }

    private Message words(lu.lalux.assure.contract.Fault fault, int before) {
        return switch (fault.keyword()) {
            case "additionalProperties" -> unknown(fault.field(), before);
            case "not" -> Message.of("contract.rule." + fault.code());
            default -> words(fault, fields.get(fault.field()));
        };
    }

    private Message unknown(String name, int before) {
        // A guess costs time; beyond what is shown there is no need for one.
        Optional<String> meant = before > Problem.MAX_FAULTS ? Optional.empty() : Nearest.to(name, fields);
        return meant.map(field -> Message.of("contract.unknown.did-you-mean", Excerpt.of(name), field))
                .orElseGet(() -> Message.of("contract.unknown", Excerpt.of(name)));
    }

    private Message words(lu.lalux.assure.contract.Fault fault, Field field) {
        Message expected = this.expected.get(field.name());
        if (fault.value() == null) {
            return Message.of("contract.required", field.name(), expected);
        }
        String quoted = Excerpt.of(fault.value().asString(""));
        return switch (FaultCode.of(fault.code())) {
            case CHAMP_OBLIGATOIRE -> Message.of("contract.null", field.name(), expected);
            case TYPE_INVALIDE -> Message.of("contract.type", field.name(), JsonTypeName.of(fault.value()), expected);
            case VALEUR_VIDE -> Message.of("contract.empty", field.name(), expected);
            case VALEUR_TROP_LONGUE ->
                Message.of("contract.too-long", field.name(), field.maxLength().orElseThrow(), quoted);
            default -> Message.of("contract.misfit", field.name(), quoted, expected);
        };
    }
}
