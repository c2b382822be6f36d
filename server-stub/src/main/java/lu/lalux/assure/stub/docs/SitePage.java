package lu.lalux.assure.stub.docs;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * Something that is served as it is, and asked for again each time: it changes with a new version of the stub.
 *
 * @param content its bytes
 * @param type its media type
 * @param policy its {@code Content-Security-Policy}
 */
record SitePage(byte[] content, MediaType type, String policy) {

    private static final String POLICY = "Content-Security-Policy";
    private static final CacheControl CACHE = CacheControl.noCache();

    ResponseEntity<byte[]> answer() {
        return ResponseEntity.ok()
                .contentType(type)
                .header(POLICY, policy)
                .cacheControl(CACHE)
                .body(content);
    }

    /** Makes it the answer, with another status than a page's own. */
    void write(HttpStatus status, HttpServletResponse response) throws IOException {
        response.setStatus(status.value());
        response.setContentType(type.toString());
        response.setHeader(POLICY, policy);
        response.setHeader(HttpHeaders.CACHE_CONTROL, CACHE.getHeaderValue());
        response.setContentLength(content.length);
        response.getOutputStream().write(content);
    }
}
