package lu.lalux.assure.conformance.judge.scenario.trouble;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Members that the contract may gain without a new major version: a text, an object, a list, before and behind the
 * known.
 */
final class UnknownMembers {

    private UnknownMembers() {}

    /**
     * @param known an answer
     * @return it with members that no client knows, in its entries of {@code errors} too
     */
    static ObjectNode around(ObjectNode known) {
        ObjectNode more = JsonMapper.shared().createObjectNode();
        more.put("juge", "membre inconnu");
        more.putObject("jugeTrace").put("numero", 1).put("cles", "aucune").putNull("suite");
        known.forEachEntry(more::set);
        more.putArray("jugeListe").add(1).add("deux");
        for (JsonNode entry : more.path("errors")) {
            if (entry instanceof ObjectNode fault) {
                fault.put("jugeRang", 1);
            }
        }
        return more;
    }
}
