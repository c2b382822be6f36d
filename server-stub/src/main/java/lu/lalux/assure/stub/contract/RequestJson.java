package lu.lalux.assure.stub.contract;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;
import tools.jackson.databind.json.JsonMapper;

/**
 * How requests are read and written again. Buffers are the thread's own: Jackson's pool of them, which all threads
 * share, is for servers with a new thread for each request.
 */
public final class RequestJson {

    /** Reads and writes what has been validated. */
    public static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .recyclerPool(JsonRecyclerPools.threadLocalPool())
                    .build())
            .build();

    private RequestJson() {}

    /** Reads what a client sent, within bounds. */
    static JsonFactory within(StreamReadConstraints bounds) {
        return JsonFactory.builder()
                .recyclerPool(JsonRecyclerPools.threadLocalPool())
                .streamReadConstraints(bounds)
                .build();
    }
}
