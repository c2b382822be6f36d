package lu.lalux.assure.conformance.selfcheck.mutants;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.model.rules.Rules;
import lu.lalux.assure.conformance.register.Profile;
import lu.lalux.assure.conformance.selfcheck.model.AnswerChange;
import lu.lalux.assure.conformance.selfcheck.model.Conduct;
import lu.lalux.assure.conformance.selfcheck.model.Slip;

/** From each {@code x-tolerance} of the contract: that one form refused, by a server that takes all the others. */
final class ToleranceMutants {

    private final Rules rules;
    private final Contract contract;
    private final List<Mutant> found = new ArrayList<>();

    ToleranceMutants(Contract contract) {
        this.contract = contract;
        this.rules = Rules.of(contract);
    }

    List<Mutant> all() {
        for (Fonction function : Fonction.values()) {
            Operation operation = contract.operation("PUT", function.path());
            String path = operation.path();
            add("T1 " + path, "tolerance.T1." + function.word());
            for (Field field : operation.fields()) {
                String test = function.word() + "." + field.name() + ".";
                field.toleratedNames()
                        .forEach(name ->
                                add("T2 " + path + " " + field.name() + " " + name, "tolerance.T2." + test + name));
                field.toleratedType()
                        .ifPresent(type -> add("T3 " + path + " " + field.name(), "tolerance.T3." + test + type));
            }
        }
        add("T4", "tolerance.T4");
        add("T5", "tolerance.T5");
        add("T6", "tolerance.T6");
        return found;
    }

    private void add(String tolerance, String test) {
        found.add(new Mutant(
                "tolerance " + tolerance + " refused",
                "/x-tolerance " + tolerance,
                true,
                rules,
                Conduct.wrong(Slip.TOLERANCE_REFUSED, tolerance),
                AnswerChange.NONE,
                Set.of(Profile.TOLERANCE),
                Profile.TOLERANCE,
                false,
                List.of(test)));
    }
}
