package lu.lalux.assure.stub.problem.answer;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import lu.lalux.assure.stub.exchange.BodyCopy;
import lu.lalux.assure.stub.problem.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * A problem in the reader's words, ready to be sent: whatever could go wrong while it is made has gone well.
 *
 * @param instance its identifier
 * @param headers what goes with it, such as {@code Allow}
 * @param copy of the answer's body, made as soon as it is the answer; null where nobody asked for one
 */
public record WordedProblem(
        String instance,
        int status,
        HttpHeaders headers,
        Language language,
        byte[] body,
        @Nullable BodyCopy copy) {

    /** For an answer that was refused before the filter that sets such headers. */
    private static final Map<String, String> PROTECTION = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");

    /**
     * Adds the protective headers that are missing: they forbid any page to embed the answer, and any script in it to
     * run.
     */
    public static void protect(HttpServletResponse response) {
        PROTECTION.forEach((name, value) -> setIfAbsent(response, name, value));
    }

    private static void setIfAbsent(HttpServletResponse response, String name, String value) {
        if (!response.containsHeader(name)) {
            response.setHeader(name, value);
        }
    }

    /**
     * Makes it the answer, which must not be on its way yet. Headers that are there already (security headers) stay; a
     * body that was begun is dropped. Nothing is sent: the body fits into the answer's buffer.
     */
    public void on(HttpServletResponse response) throws IOException {
        response.resetBuffer();
        response.setStatus(status);
        protect(response);
        // The contract wants it of /token and /authen, whatever they answer.
        setIfAbsent(response, HttpHeaders.CACHE_CONTROL, "no-store");
        headers.forEach((name, values) -> {
            response.setHeader(name, values.get(0));
            values.stream().skip(1).forEach(value -> response.addHeader(name, value));
        });
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, language.tag());
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        if (body.length > response.getBufferSize()) {
            response.setBufferSize(body.length);
        }
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        if (copy != null) {
            copy.set(body, body.length);
        }
    }
}
