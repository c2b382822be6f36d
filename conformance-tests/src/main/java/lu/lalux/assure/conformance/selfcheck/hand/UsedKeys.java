package lu.lalux.assure.conformance.selfcheck.hand;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import lu.lalux.assure.conformance.model.Asked;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Remembers which settlement has used which key of a file. */
final class UsedKeys {

    private final Set<String> keys = ConcurrentHashMap.newKeySet();

    /** {@return whether it has a key that a settlement of another reference had} */
    boolean usedBefore(Asked asked) {
        JsonNode body = JsonMapper.shared().readTree(asked.body());
        String reference = body.path("referenceFacture").asString();
        boolean used = false;
        for (Map.Entry<String, JsonNode> field : body.properties()) {
            if (field.getKey().startsWith("refP")) {
                String key = field.getValue().asString();
                used |= !keys.contains(key + reference) && keys.contains(key);
                keys.add(key);
                keys.add(key + reference);
            }
        }
        return used;
    }
}
