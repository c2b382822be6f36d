package lu.lalux.assure.stub.journal.capture;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Enumeration;
import java.util.List;
import lu.lalux.assure.contract.Operation;
import lu.lalux.assure.stub.exchange.ReceivedFile;
import lu.lalux.assure.stub.journal.redaction.Redaction;
import lu.lalux.assure.stub.journal.store.PassedExchange;
import lu.lalux.assure.stub.journal.store.TakenExchange;
import org.jspecify.annotations.Nullable;

/**
 * What passed, copied out of the container's objects, which serve another request by the time this is looked at.
 *
 * @param query as it was sent; null where there is none
 * @param authorization the request's header of that name
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
        @Nullable String authorization,
        Side request,
        Side answer,
        @Nullable ReceivedFile file)
        implements PassedExchange {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "json";

    /**
     * A message of it.
     *
     * @param headers each followed by its value
     * @param type its media type
     */
    record Side(List<String> headers, @Nullable String type, BodyCopy body) {

        static Side of(HttpServletRequest request, BodyCopy body) {
            List<String> headers = new ArrayList<>();
            Enumeration<String> names = request.getHeaderNames();
            while (names.hasMoreElements()) {
                String name = names.nextElement();
                Enumeration<String> values = request.getHeaders(name);
                while (values.hasMoreElements()) {
                    headers.add(name);
                    headers.add(values.nextElement());
                }
            }
            return new Side(headers, request.getContentType(), body);
        }

        static Side of(HttpServletResponse response, BodyCopy body) {
            Collection<String> names = response.getHeaderNames();
            List<String> headers = new ArrayList<>(2 * names.size());
            for (String name : names) {
                // Tomcat names one as often as it has values.
                if (!headers.contains(name)) {
                    for (String value : response.getHeaders(name)) {
                        headers.add(name);
                        headers.add(value);
                    }
                }
            }
            return new Side(headers, response.getContentType(), body);
        }

        private long weight() {
            return body.capacity() + headers.stream().mapToLong(String::length).sum();
        }

        private TakenExchange.Side cleaned(Redaction redaction, boolean withBody) {
            List<String> cleaned = new ArrayList<>(headers.size());
            for (int i = 0; i < headers.size(); i += 2) {
                cleaned.add(headers.get(i));
                cleaned.add(redaction.header(headers.get(i), headers.get(i + 1)));
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
        Redaction redaction = new Redaction(authorization);
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
