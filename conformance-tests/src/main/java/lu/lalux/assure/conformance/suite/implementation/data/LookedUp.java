package lu.lalux.assure.conformance.suite.implementation.data;

import java.util.List;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.contract.Operation;

/** The fields that data can give: those of the settlements that the contract marks with {@code x-referentiel}. */
final class LookedUp {

    private final Contract contract;

    LookedUp(Contract contract) {
        this.contract = contract;
    }

    Operation operation(Fonction function) {
        return contract.operation("PUT", function.path());
    }

    List<Field> of(Fonction function) {
        return operation(function).fields().stream()
                .filter(field -> field.unknown().isPresent())
                .toList();
    }
}
