package lu.lalux.assure.stub.journal.capture;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import lu.lalux.assure.contract.Operation;
import lu.lalux.assure.stub.exchange.ReceivedFile;
import lu.lalux.assure.stub.http.body.BodyCopy;
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
    private static final String LINE = "\n";

    /**
     * A message of it. As long as it waits it is few objects, which the collector has to move: headers are one text.
     *
     * @param headers names and values in turn, a line each
     * @param type its media type
     */
    record Side(String headers, @Nullable String type, BodyCopy body) {

        /** About how long all headers of a message are. */
        private static final int USUAL = 1_600;

        static Side of(HttpServletRequest request, BodyCopy body) {
            StringBuilder headers = new StringBuilder(USUAL);
            Enumeration<String> names = request.getHeaderNames();
            while (names.hasMoreElements()) {
                String name = names.nextElement();
                Enumeration<String> values = request.getHeaders(name);
                while (values.hasMoreElements()) {
                    add(headers, name, values.nextElement());
                }
            }
            return new Side(headers.toString(), request.getContentType(), body);
        }

        static Side of(HttpServletResponse response, BodyCopy body) {
            Set<String> names = new LinkedHashSet<>();
            Set<String> repeated = new HashSet<>();
            for (String name : response.getHeaderNames()) {
                // Tomcat names one as often as it has values.
                if (!names.add(name)) {
                    repeated.add(name);
                }
            }
            StringBuilder headers = new StringBuilder(USUAL);
            for (String name : names) {
                // To ask for all values costs much more than to ask for the only one.
                if (repeated.contains(name)) {
                    response.getHeaders(name).forEach(value -> add(headers, name, value));
                } else {
                    add(headers, name, response.getHeader(name));
                }
            }
            return new Side(headers.toString(), response.getContentType(), body);
        }

        /** No header has a line's end in it. */
        private static void add(StringBuilder headers, String name, String value) {
            headers.append(name).append(LINE).append(value).append(LINE);
        }

        private String[] lines() {
            return headers.isEmpty()
                    ? new String[0]
                    : headers.substring(0, headers.length() - 1).split(LINE, -1);
        }

        /** The first value of a header; null where it was not sent. */
        private @Nullable String first(String name) {
            String[] lines = lines();
            for (int i = 0; i < lines.length; i += 2) {
                if (lines[i].equalsIgnoreCase(name)) {
                    return lines[i + 1];
                }
            }
            return null;
        }

        private long weight() {
            return body.capacity() + headers.length();
        }

        private TakenExchange.Side cleaned(Redaction redaction, boolean withBody) {
            String[] lines = lines();
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
