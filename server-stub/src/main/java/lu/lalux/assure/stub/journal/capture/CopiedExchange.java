package lu.lalux.assure.stub.journal.capture;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import lu.lalux.assure.contract.Operation;
import lu.lalux.assure.stub.exchange.ReceivedFile;
import lu.lalux.assure.stub.journal.redaction.Redaction;
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
            Collection<String> named = response.getHeaderNames();
            Set<String> names = new LinkedHashSet<>();
            Set<String> repeated = new HashSet<>();
            for (String name : named) {
                // Tomcat names one as often as it has values.
                if (!names.add(name)) {
                    repeated.add(name);
                }
            }
            List<String> headers = new ArrayList<>(2 * named.size());
            for (String name : names) {
                // To ask for all values costs much more than to ask for the only one.
                for (String value :
                        repeated.contains(name) ? response.getHeaders(name) : List.of(response.getHeader(name))) {
                    headers.add(name);
                    headers.add(value);
                }
            }
            return new Side(headers, response.getContentType(), body);
        }

        /** The first value of a header; null where it was not sent. */
        private @Nullable String first(String name) {
            for (int i = 0; i < headers.size(); i += 2) {
                if (headers.get(i).equalsIgnoreCase(name)) {
                    return headers.get(i + 1);
                }
            }
            return null;
        }

        private long weight() {
            long weight = body.capacity();
            for (String header : headers) {
                weight += header.length();
            }
            return weight;
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
        Redaction redaction = new Redaction(request.first(HttpHeaders.AUTHORIZATION));
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
