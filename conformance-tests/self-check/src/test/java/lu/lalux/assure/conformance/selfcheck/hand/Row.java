package lu.lalux.assure.conformance.selfcheck.hand;

import java.util.List;
import java.util.Set;
import lu.lalux.assure.conformance.register.Profile;
import lu.lalux.assure.conformance.selfcheck.model.Slip;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A mutant as the file has it, with every name in its place.
 *
 * @param id stable
 * @param source the clause that is broken
 * @param slip what the model server does wrongly, if it is that
 * @param where the slip happens; empty: everywhere
 * @param when the answer is changed, beside what the section says
 * @param change of the answer, if it is that
 * @param asked the profiles that the run is asked for
 * @param judge the one of them by which it must fail
 * @param data whether the suite is given what the model server knows that looks values up
 * @param caughtBy the tests that must fail
 */
record Row(
        String id,
        String source,
        Slip slip,
        String where,
        ObjectNode when,
        ObjectNode change,
        Set<Profile> asked,
        Profile judge,
        Boolean data,
        List<String> caughtBy) {

    Row {
        where = where == null ? "" : where;
        when = when == null ? JsonNodeFactory.instance.objectNode() : when;
        change = change == null ? JsonNodeFactory.instance.objectNode() : change;
        asked = asked == null ? Profile.USUAL : asked;
        data = Boolean.TRUE.equals(data);
        judge = judge == null ? Profile.CONTRAT : judge;
        if (slip == null && change.isEmpty()) {
            throw new IllegalStateException("Nothing is wrong with " + id);
        }
    }
}
