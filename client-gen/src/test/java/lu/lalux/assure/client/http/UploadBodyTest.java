package lu.lalux.assure.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import lu.lalux.assure.client.OpenFiles;
import lu.lalux.assure.client.document.Upload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class UploadBodyTest {

    /** Nobody could move or delete it on Windows; java.net.http may ask for a body when the exchange was given up already. */
    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "what a process has open is read from /proc")
    void a_body_that_is_asked_for_after_the_end_opens_nothing(@TempDir Path directory) throws Exception {
        Path file = Files.write(directory.resolve("facture.pdf"), new byte[10]);
        UploadBody body = new UploadBody(Upload.of(file));
        BodyPublisher late = body.publisher();
        body.close();

        CompletableFuture<Void> read = new CompletableFuture<>();
        late.subscribe(new Reader(read));

        assertThat(read)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withMessageContaining("the upload is over");
        assertThat(OpenFiles.now()).doesNotContain(file.toRealPath());
    }

    private record Reader(CompletableFuture<Void> end) implements Subscriber<ByteBuffer> {

        @Override
        public void onSubscribe(Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(ByteBuffer item) {}

        @Override
        public void onError(Throwable thrown) {
            end.completeExceptionally(thrown);
        }

        @Override
        public void onComplete() {
            end.complete(null);
        }
    }
}
