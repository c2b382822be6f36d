package lu.lalux.assure.conformance.selfcheck.mutants;

import java.util.ArrayList;
import java.util.List;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.model.rules.Rules;
import lu.lalux.assure.conformance.selfcheck.model.AnswerChange;
import lu.lalux.assure.conformance.selfcheck.model.Conduct;
import lu.lalux.assure.conformance.selfcheck.model.Slip;
import lu.lalux.assure.conformance.suite.derived.DerivedCase;
import lu.lalux.assure.conformance.suite.derived.ParameterCases;

/** From each case of each query parameter: a wrong value is accepted, or a right one refused. */
final class ParameterMutants {

    private final Contract contract;
    private final Rules rules;

    ParameterMutants(Contract contract) {
        this.contract = contract;
        this.rules = Rules.of(contract);
    }

    List<Mutant> all() {
        List<Mutant> found = new ArrayList<>();
        for (Operation operation : contract.operations()) {
            for (DerivedCase derived : ParameterCases.derive(operation, operation.parameterDomain())) {
                found.add(mutant(operation, derived));
            }
        }
        return found;
    }

    private Mutant mutant(Operation operation, DerivedCase derived) {
        String change = derived.id().substring(derived.id().lastIndexOf('.') + 1);
        return new Mutant(
                operation.method() + operation.path() + "?" + derived.field() + " " + change
                        + (derived.accepted() ? "-refused" : "-taken"),
                operation.method() + " " + operation.path() + " /parameters/" + derived.field(),
                true,
                rules,
                Conduct.wrong(
                        derived.accepted() ? Slip.PARAMETER_REFUSED : Slip.PARAMETER_FAULT_TAKEN,
                        operation.method() + " " + derived.field() + " " + change),
                AnswerChange.NONE,
                List.of(derived.id()));
    }
}
