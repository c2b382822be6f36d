package lu.lalux.assure.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import lu.lalux.assure.contract.Contract;
import lu.lalux.assure.contract.ManagementContract;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What these tests are about: the contract as the build put it on the class path. */
final class Given {

    static final Contract CONTRACT = Contract.bundled();

    /** The management interface beside it. */
    static final Contract MANAGEMENT = ManagementContract.bundled().document();

    private Given() {}

    static JsonNode schema(String name) {
        return CONTRACT.at("/components/schemas/" + name);
    }

    /** By kind, what is {@code refused} and {@code accepted}, each with its {@code value}. */
    static JsonNode nearMisses() {
        try (InputStream resource = Given.class.getResourceAsStream("near-misses.yaml")) {
            return new YAMLMapper().readTree(resource);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the named schema has against the value; nothing if it accepts it. */
    static List<String> complaints(String schema, JsonNode value) {
        return CONTRACT.schemas().complaints("/components/schemas/" + schema, value);
    }
}
