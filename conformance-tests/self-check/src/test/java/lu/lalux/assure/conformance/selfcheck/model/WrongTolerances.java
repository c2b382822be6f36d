package lu.lalux.assure.conformance.selfcheck.model;

import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.model.Tolerances;
import tools.jackson.databind.node.ObjectNode;

/** Refuses older readings. */
final class WrongTolerances extends Tolerances {

    private final Conduct conduct;

    WrongTolerances(Conduct conduct) {
        this.conduct = conduct;
    }

    @Override
    public ObjectNode normal(Operation operation, ObjectNode request, boolean byQuery) {
        ObjectNode normal = super.normal(operation, request, byQuery);
        if (conduct.has(Slip.TWO_NAMES_TAKEN, operation.path())) {
            operation.fields().stream()
                    .filter(field -> normal.has(field.name()))
                    .forEach(field -> normal.remove(field.toleratedNames()));
        }
        return normal;
    }

    @Override
    protected boolean takes(String reading) {
        return !conduct.has(Slip.TOLERANCE_REFUSED, reading);
    }
}
