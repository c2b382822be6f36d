package lu.lalux.assure.openapi;

import java.util.List;
import lu.lalux.assure.contract.Contract;
import tools.jackson.databind.JsonNode;

/** What these tests are about: the contract as the build put it on the class path. */
final class Given {

    static final Contract CONTRACT = Contract.bundled();

    private Given() {}

    static JsonNode schema(String name) {
        return CONTRACT.at("/components/schemas/" + name);
    }

    /** What the named schema has against the value; nothing if it accepts it. */
    static List<String> complaints(String schema, JsonNode value) {
        return CONTRACT.schemas().complaints("/components/schemas/" + schema, value);
    }
}
