package lu.lalux.assure.conformance.contract;

import java.util.List;
import java.util.Map;

/**
 * A response that the contract declares.
 *
 * @param schemaOf for each media type, the pointer to its schema in the contract; empty when there is no content
 * @param requiredHeaders the headers that it must have
 */
public record ResponseSpec(Map<String, String> schemaOf, List<String> requiredHeaders) {

    /** Copies. */
    public ResponseSpec {
        schemaOf = Map.copyOf(schemaOf);
        requiredHeaders = List.copyOf(requiredHeaders);
    }
}
