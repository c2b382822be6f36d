package lu.lalux.assure.conformance.selfcheck;

import java.util.Set;

/**
 * What a model server does wrongly.
 *
 * @param slips each with the path where it happens (empty: everywhere), {@code SCOPE_TAKEN} with the scope behind a space
 */
record Conduct(Set<Wrong> slips) {

    /** One of them. */
    record Wrong(Slip slip, String where) {}

    static final Conduct RIGHT = new Conduct(Set.of());

    static Conduct wrong(Slip slip, String where) {
        return new Conduct(Set.of(new Wrong(slip, where)));
    }

    boolean has(Slip slip) {
        return has(slip, "");
    }

    boolean has(Slip slip, String where) {
        return !slips.isEmpty() && (slips.contains(new Wrong(slip, where)) || slips.contains(new Wrong(slip, "")));
    }
}
