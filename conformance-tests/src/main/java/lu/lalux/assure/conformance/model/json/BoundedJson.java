package lu.lalux.assure.conformance.model.json;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads JSON of anybody: a tree takes thirty times what its text does, so that a body's length alone bounds no memory.
 */
public final class BoundedJson {

    /** Of a request of the contract, which has some fifty: a hundred times as many. */
    public static final int REQUEST = 5_000;

    private BoundedJson() {}

    /**
     * @param tokens that a text may have, RFC 8259 section 2; more make it unreadable
     * @return what reads such texts
     */
    public static JsonMapper.Builder upTo(int tokens) {
        return JsonMapper.builder(JsonFactory.builder()
                .streamReadConstraints(
                        StreamReadConstraints.builder().maxTokenCount(tokens).build())
                .build());
    }
}
