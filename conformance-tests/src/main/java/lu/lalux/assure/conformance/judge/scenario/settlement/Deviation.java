package lu.lalux.assure.conformance.judge.scenario.settlement;

import java.util.Optional;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.judge.evidence.Exchange;

/**
 * Something that a settlement request says otherwise than the work list.
 *
 * @param member of the request's body
 * @param field of the contract that it is about; nothing when the contract knows none of that name
 * @param nature of it
 * @param expected as JSON; empty when nothing is expected
 * @param came as JSON; empty when nothing came
 * @param exchange the request
 */
record Deviation(String member, Optional<Field> field, Nature nature, String expected, String came, Exchange exchange) {

    /** What a deviation is. */
    enum Nature {
        /** Another value. */
        VALUE,
        /** No value. */
        MISSING,
        /** A value of another JSON type than the contract's. */
        TYPE,
        /** A field of the contract that the work list does not have for this invoice. */
        ADDED,
        /** A name of T2 in place of the contract's. */
        TOLERATED_NAME,
        /** A name that the contract does not know. */
        UNKNOWN
    }

    /** {@return whether it is the type that T3 names} */
    boolean hasToleratedType() {
        return nature == Nature.TYPE
                && field.flatMap(Field::toleratedType)
                        .filter(type -> type.equals("string") == came.startsWith("\""))
                        .isPresent();
    }
}
