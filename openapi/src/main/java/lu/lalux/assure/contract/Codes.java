package lu.lalux.assure.contract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The contract's codes of faults, {@code x-codes}, in its order: where two apply to a field, the first is said. */
public final class Codes {

    private final Map<String, Code> byCode = new LinkedHashMap<>();
    private final Map<String, Integer> ranks = new HashMap<>();

    Codes(JsonNode list) {
        for (JsonNode entry : list) {
            String code = entry.required("code").asString();
            Map<String, String> texts = new HashMap<>();
            entry.forEachEntry((member, value) -> {
                if (member.length() == 2) {
                    texts.put(member, value.asString());
                }
            });
            ranks.put(code, byCode.size());
            byCode.put(code, new Code(code, entry.required("status").asInt(), texts));
        }
    }

    /** {@return all of them, in the contract's order} */
    public List<Code> all() {
        return new ArrayList<>(byCode.values());
    }

    /**
     * Looks up a code.
     *
     * @param code a code that the contract lists
     * @return what it says of it
     * @throws IllegalStateException when it does not list it
     */
    public Code get(String code) {
        Code found = byCode.get(code);
        if (found == null) {
            throw new IllegalStateException("x-codes does not list " + code);
        }
        return found;
    }

    /**
     * The place of a code.
     *
     * @param code a code that the contract lists
     * @return its place, from 0; of two faults of a field the one with the lower rank is said
     * @throws IllegalStateException when the contract does not list it
     */
    public int rank(String code) {
        get(code);
        return ranks.get(code);
    }
}
