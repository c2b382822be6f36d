package lu.lalux.assure.stub.docs;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * Something that is served as it is.
 *
 * @param content its bytes
 * @param type its media type
 * @param policy its {@code Content-Security-Policy}
 * @param maxAge how long it may be kept by a browser; nothing for what changes with a new version of the stub
 */
record Page(byte[] content, MediaType type, String policy, Duration maxAge) {

    ResponseEntity<byte[]> answer() {
        return ResponseEntity.ok()
                .contentType(type)
                .header("Content-Security-Policy", policy)
                .cacheControl(maxAge.isZero() ? CacheControl.noCache() : CacheControl.maxAge(maxAge))
                .body(content);
    }
}
