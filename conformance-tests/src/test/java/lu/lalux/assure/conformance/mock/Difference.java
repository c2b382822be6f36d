package lu.lalux.assure.conformance.mock;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A place where Prism and the contract's meaning differ, from {@code prism.yaml}.
 *
 * @param id its name, in openapi/MOCK.md too
 * @param expected how the report's words for what the contract asks begin
 * @param received how those for what Prism does begin
 * @param reason why they differ
 * @param tests the tests of the profile contrat that fail by it
 */
record Difference(String id, String expected, String received, String reason, List<String> tests) {

    static List<Difference> all() {
        try (InputStream in = Difference.class.getResourceAsStream("prism.yaml")) {
            return new YAMLMapper().readValue(in, new TypeReference<>() {});
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
