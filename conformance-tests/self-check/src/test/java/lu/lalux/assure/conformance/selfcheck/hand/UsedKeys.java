package lu.lalux.assure.conformance.selfcheck.hand;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import lu.lalux.assure.conformance.model.Request;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Remembers which settlement has used which key of a file. */
final class UsedKeys {

    private final Set<String> used = ConcurrentHashMap.newKeySet();
    private final String[] keyFields;
    private final String referenceField;

    /**
     * @param keys the fields of a settlement that hold a key, with a bar between two
     * @param reference its field that holds the reference
     */
    UsedKeys(String keys, String reference) {
        this.keyFields = keys.split(Pattern.quote("|"));
        this.referenceField = reference;
    }

    /** {@return whether it has a key that a settlement of another reference had} */
    boolean usedBefore(Request asked) {
        JsonNode body = JsonMapper.shared().readTree(asked.body());
        String reference = body.path(referenceField).asString("");
        boolean before = false;
        for (String field : keyFields) {
            String key = body.path(field).asString("");
            before |= !used.contains(key + reference) && used.contains(key);
            used.add(key);
            used.add(key + reference);
        }
        return before;
    }
}
