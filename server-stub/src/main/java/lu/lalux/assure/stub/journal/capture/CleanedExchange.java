package lu.lalux.assure.stub.journal.capture;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Enumeration;
import java.util.List;
import lu.lalux.assure.stub.journal.redaction.OrdinaryHeaders;
import lu.lalux.assure.stub.journal.redaction.Redaction;
import lu.lalux.assure.stub.journal.store.TakenExchange;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** The texts of an exchange, without what is not to be kept. */
final class CleanedExchange {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "json";

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final BodyCopy sent;
    private final BodyCopy answered;
    private final boolean file;
    private final Redaction redaction;

    /** @param file whether the body is of an upload, which is not looked at */
    CleanedExchange(
            HttpServletRequest request,
            HttpServletResponse response,
            BodyCopy sent,
            BodyCopy answered,
            boolean file,
            OrdinaryHeaders ordinary) {
        this.request = request;
        this.response = response;
        this.sent = sent;
        this.answered = answered;
        this.file = file;
        this.redaction = new Redaction(request.getHeader(HttpHeaders.AUTHORIZATION), ordinary);
    }

    /**
     * What can be kept.
     *
     * @param target path and query
     */
    record Texts(String target, TakenExchange.Side request, TakenExchange.Side answer) {}

    /** Once more when a secret was found that may stand in what was looked at before. */
    Texts texts() {
        int known;
        Texts texts;
        do {
            known = redaction.learned();
            texts = cleaned();
        } while (redaction.learned() > known);
        return texts;
    }

    private Texts cleaned() {
        TakenExchange.Side sentSide = new TakenExchange.Side(
                requestHeaders(), file ? null : body(request.getContentType(), sent.text()), sent.length());
        TakenExchange.Side answeredSide = new TakenExchange.Side(
                answerHeaders(), body(response.getContentType(), answered.text()), answered.length());
        return new Texts(target(), sentSide, answeredSide);
    }

    private String target() {
        String query = request.getQueryString();
        return query == null ? request.getRequestURI() : request.getRequestURI() + '?' + redaction.form(query);
    }

    private @Nullable String body(@Nullable String type, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return text;
        }
        if (type != null && type.startsWith(FORM)) {
            return redaction.form(text);
        }
        return type != null && type.contains(JSON) ? redaction.json(text) : redaction.text(text);
    }

    private List<String> requestHeaders() {
        List<String> headers = new ArrayList<>();
        Enumeration<String> names = request.getHeaderNames();
        while (names.hasMoreElements()) {
            String name = names.nextElement();
            Enumeration<String> values = request.getHeaders(name);
            while (values.hasMoreElements()) {
                headers.add(name);
                headers.add(redaction.header(name, values.nextElement()));
            }
        }
        return headers;
    }

    private List<String> answerHeaders() {
        Collection<String> names = response.getHeaderNames();
        List<String> headers = new ArrayList<>(2 * names.size());
        for (String name : names) {
            // Tomcat names one as often as it has values.
            if (!headers.contains(name)) {
                for (String value : response.getHeaders(name)) {
                    headers.add(name);
                    headers.add(redaction.header(name, value));
                }
            }
        }
        return headers;
    }
}
