package lu.lalux.assure.stub.docs;

import org.springframework.http.CacheControl;
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

    ResponseEntity<byte[]> answer() {
        return ResponseEntity.ok()
                .contentType(type)
                .header("Content-Security-Policy", policy)
                .cacheControl(CacheControl.noCache())
                .body(content);
    }
}
