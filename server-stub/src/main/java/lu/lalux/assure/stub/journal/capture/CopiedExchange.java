package lu.lalux.assure.stub.journal.capture;

import java.util.ArrayList;
import java.util.List;
import lu.lalux.assure.contract.Operation;
import lu.lalux.assure.stub.exchange.BodyCopy;
import lu.lalux.assure.stub.exchange.ReceivedFile;
import lu.lalux.assure.stub.journal.store.PassedExchange;
import lu.lalux.assure.stub.journal.store.TakenExchange;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * What passed, copied out of the container's objects, which serve another request by the time this is looked at.
 *
 * @param query as it was sent; null where there is none
 */
record CopiedExchange(
        String account,
        String instance,
        long received,
        long micros,
        Operation operation,
        String path,
        @Nullable String query,
        int status,
        String tolerances,
        Side request,
        Side answer,
        @Nullable ReceivedFile file)
        implements PassedExchange {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "json";

    /**
     * A message of it. As long as it waits it is few objects, which the collector has to move.
     *
     * @param type its media type
     */
    record Side(CopiedHeaders headers, @Nullable String type, BodyCopy body) {

        private long weight() {
            return body.capacity() + headers.weight();
        }

        private TakenExchange.Side cleaned(Redaction redaction, boolean withBody) {
            String[] lines = headers.lines();
            List<String> cleaned = new ArrayList<>(lines.length);
            for (int i = 0; i < lines.length; i += 2) {
                cleaned.add(lines[i]);
                cleaned.add(redaction.header(lines[i], lines[i + 1]));
            }
            return new TakenExchange.Side(cleaned, withBody ? body(redaction) : null, body.length());
        }

        private @Nullable String body(Redaction redaction) {
            String text = body.text();
            if (text == null || text.isEmpty()) {
                return text;
            }
            if (type != null && type.startsWith(FORM)) {
                return redaction.form(text);
            }
            return type != null && type.contains(JSON) ? redaction.json(text) : redaction.text(text);
        }
    }

    @Override
    public boolean isRefusal() {
        return status >= 400;
    }

    @Override
    public long weight() {
        return SHELL + request.weight() + answer.weight() + path.length() + (query == null ? 0 : query.length());
    }

    /** Once more when a secret was found that may stand in what was looked at before. */
    @Override
    public TakenExchange cleaned() {
        Redaction redaction = new Redaction(request.headers().first(HttpHeaders.AUTHORIZATION));
        int known;
        TakenExchange cleaned;
        do {
            known = redaction.learned();
            cleaned = cleaned(redaction);
        } while (redaction.learned() > known);
        return cleaned;
    }

    /** The body of an upload is not looked at. */
    private TakenExchange cleaned(Redaction redaction) {
        TakenExchange.Side sent =
                request.cleaned(redaction, operation.fileLimit().isEmpty());
        TakenExchange.Side answered = answer.cleaned(redaction, true);
        return new TakenExchange(
                account,
                instance,
                received,
                micros,
                operation.id(),
                operation.method(),
                query == null ? path : path + '?' + redaction.form(query),
                status,
                tolerances,
                sent,
                answered,
                file);
    }
}
