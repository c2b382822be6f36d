package lu.lalux.assure.conformance.selfcheck.hand;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Mutants that have something in common.
 *
 * @param each how often they are made
 * @param when holds for all of them, beside what each says itself
 * @param mutants as the file has them, with places for names in braces
 */
record Section(Each each, ObjectNode when, List<JsonNode> mutants) {

    Section {
        each = each == null ? Each.ONCE : each;
        when = when == null ? JsonNodeFactory.instance.objectNode() : when;
    }
}
