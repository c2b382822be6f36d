package lu.lalux.assure.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
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

        Throwable told = catchThrowable(() -> late.subscribe(new NobodyWhoReads()));

        assertThat(told).hasMessageContaining("the upload is over");
        assertThat(OpenFiles.now()).doesNotContain(file.toRealPath());
    }

    private static final class NobodyWhoReads implements Subscriber<ByteBuffer> {

        @Override
        public void onSubscribe(Subscription subscription) {}

        @Override
        public void onNext(ByteBuffer item) {}

        @Override
        public void onError(Throwable thrown) {}

        @Override
        public void onComplete() {}
    }
}
