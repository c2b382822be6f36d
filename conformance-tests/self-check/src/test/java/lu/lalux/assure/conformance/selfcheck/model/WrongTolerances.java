package lu.lalux.assure.conformance.selfcheck.model;

import lu.lalux.assure.conformance.model.Tolerances;

/** Refuses older readings. */
final class WrongTolerances extends Tolerances {

    private final Conduct conduct;

    WrongTolerances(Conduct conduct) {
        this.conduct = conduct;
    }

    @Override
    protected boolean takes(String reading) {
        return !conduct.has(Slip.TOLERANCE_REFUSED, reading);
    }
}
