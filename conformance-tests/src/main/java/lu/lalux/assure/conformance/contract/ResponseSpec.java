package lu.lalux.assure.conformance.contract;

import java.util.Map;

/**
 * A response that the contract declares.
 *
 * @param schemaOf for each media type, the pointer to its schema in the contract; empty when there is no content
 * @param requiredHeaders the headers that it must have, each with the pointer to its schema
 */
public record ResponseSpec(Map<String, String> schemaOf, Map<String, String> requiredHeaders) {

    /** Copies. */
    public ResponseSpec {
        schemaOf = Map.copyOf(schemaOf);
        requiredHeaders = Map.copyOf(requiredHeaders);
    }
}
