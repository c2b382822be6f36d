package lu.lalux.assure.stub.journal.store;

import java.util.List;
import lu.lalux.assure.stub.exchange.ReceivedFile;
import org.jspecify.annotations.Nullable;

/**
 * One exchange as it was taken down: no secret is in it any more, nor a file's content.
 *
 * @param account whose it is
 * @param instance the request's identifier, the {@code instance} of its problem
 * @param received when it came, in milliseconds since 1970-01-01T00:00:00Z, by the machine's time
 * @param micros how long it took
 * @param operation the contract's {@code operationId}
 * @param target path and query as they were sent
 * @param tolerances the tolerated forms that were accepted, as the answer lists them
 */
public record TakenExchange(
        String account,
        String instance,
        long received,
        long micros,
        String operation,
        String method,
        String target,
        int status,
        String tolerances,
        Side request,
        Side answer,
        @Nullable ReceivedFile file)
        implements PassedExchange {

    /**
     * A message of it.
     *
     * @param headers each followed by its value
     * @param body its text; null where it is not kept
     * @param bytes how long it was
     */
    public record Side(List<String> headers, @Nullable String body, long bytes) {

        private long weight() {
            long weight = body == null ? 0 : body.length();
            for (String header : headers) {
                weight += header.length();
            }
            return weight;
        }
    }

    @Override
    public boolean isRefusal() {
        return status >= 400;
    }

    @Override
    public long weight() {
        return SHELL + request.weight() + answer.weight() + target.length();
    }

    @Override
    public TakenExchange cleaned() {
        return this;
    }
}
