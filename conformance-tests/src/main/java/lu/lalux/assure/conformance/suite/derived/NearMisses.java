package lu.lalux.assure.conformance.suite.derived;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What is nearly a value of some kind, and what is one although it looks odd: of the contract's
 * {@code near-misses.yaml}, those that the suite sends.
 *
 * @param dates as the contract writes them
 * @param amounts as the contract writes them
 * @param integers texts that a careless reader takes for one
 * @param booleans texts that a careless reader takes for one
 * @param files in Base64
 * @param fileNames with their extensions
 */
record NearMisses(Values dates, Values amounts, Values integers, Values booleans, Values files, Values fileNames) {

    private static final String RESOURCE = "/lu/lalux/assure/openapi/near-misses.yaml";

    /** A word that the file has and this record has not is an error. */
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    /** Those of one kind that are sent. */
    record Values(List<NearMiss> refused, List<NearMiss> accepted) {

        Values {
            refused = refused.stream().filter(NearMiss::sent).toList();
            accepted = accepted.stream().filter(NearMiss::sent).toList();
        }
    }

    /**
     * One of them.
     *
     * @param value that is sent
     * @param id the end of its case's ids; null when it is for schemas only
     * @param requirement by which it is judged
     * @param once whether one field of a request is enough
     */
    record NearMiss(String value, String id, String requirement, boolean once) {

        NearMiss {
            if ((id == null) != (requirement == null)) {
                throw new IllegalStateException("An id and its requirement belong together: " + value);
            }
        }

        private boolean sent() {
            return id != null;
        }
    }

    static NearMisses load() {
        try (InputStream resource = NearMisses.class.getResourceAsStream(RESOURCE)) {
            return YAML.readValue(resource, NearMisses.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
