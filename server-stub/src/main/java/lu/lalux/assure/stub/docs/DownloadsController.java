package lu.lalux.assure.stub.docs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * The files of the page of downloads: passed on as they are read, in parts too, so that a download that was cut off
 * goes on.
 */
@RestController
final class DownloadsController {

    private static final String POLICY = "default-src 'none'; frame-ancestors 'none'";

    private final Downloads downloads;

    DownloadsController(Downloads downloads) {
        this.downloads = downloads;
    }

    @GetMapping("/" + Downloads.FOLDER + "/{name}")
    ResponseEntity<Resource> file(
            @PathVariable String name,
            HttpMethod method,
            @RequestHeader(name = HttpHeaders.IF_RANGE, required = false) @Nullable String sameAs) {
        OfferedFile file = downloads.file(name).orElseThrow(DownloadsController::notFound);
        OfferedFile.State state = file.state().orElseThrow(DownloadsController::notFound);
        String etag = '"' + state.sha256() + '"';
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok()
                .contentType(MediaTypeFactory.getMediaType(name).orElse(MediaType.APPLICATION_OCTET_STREAM))
                .eTag(etag)
                .cacheControl(CacheControl.noCache())
                .header("Content-Security-Policy", POLICY)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString());
        if (method.equals(HttpMethod.HEAD)) {
            // A range is asked of GET alone (RFC 9110, 14.2), and Spring would answer 206 here too; nor need the file
            // be read.
            return answer.contentLength(state.size())
                    .header(HttpHeaders.ACCEPT_RANGES, "bytes")
                    .build();
        }
        if (sameAs != null && !sameAs.equals(etag)) {
            // The rest of another file is of no use: Spring, which would send it, has no part of this kind of resource.
            Path path = file.path();
            return answer.contentLength(state.size()).body(new InputStreamResource(() -> Files.newInputStream(path)));
        }
        return answer.body(new FileSystemResource(file.path()));
    }

    /** Whole, always: parts of a list that changes with each file would not fit together. */
    @GetMapping("/" + Downloads.FOLDER + "/" + Downloads.SUMS)
    ResponseEntity<byte[]> sums() {
        String sums = downloads.sums();
        if (sums.isEmpty()) {
            throw notFound();
        }
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_PLAIN, UTF_8))
                .cacheControl(CacheControl.noCache())
                .header("Content-Security-Policy", POLICY)
                .body(sums.getBytes(UTF_8));
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
