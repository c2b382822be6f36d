package lu.lalux.assure.stub.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * A problem in the reader's words, of which nothing is left to go wrong but its way to the client.
 *
 * @param instance its identifier
 * @param headers what goes with it, such as {@code Allow}
 */
public record WordedProblem(String instance, int status, HttpHeaders headers, Language language, byte[] body) {

    /**
     * Makes it the answer, which must not be on its way yet. Headers that are there already (security headers) stay; a body that
     * was begun is dropped. Nothing is sent: the body fits into the answer's buffer.
     */
    public void on(HttpServletResponse response) throws IOException {
        response.resetBuffer();
        response.setStatus(status);
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
    }
}
