package lu.lalux.assure.stub.stop;

import static lu.lalux.assure.stub.support.Sandbox.GARAGE;
import static lu.lalux.assure.stub.support.Sandbox.file;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import lu.lalux.assure.stub.support.MovableClock;
import lu.lalux.assure.stub.support.Sandbox;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

class LastAnswersIT {

    @TempDir
    Path folder;

    /** Stands between what has left its servlet and the sending of it. */
    private static final class Pause extends ValveBase {

        private final CountDownLatch reached = new CountDownLatch(1);
        private volatile boolean armed;

        Pause() {
            super(true);
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            getNext().invoke(request, response);
            if (armed) {
                reached.countDown();
                try {
                    Thread.sleep(700);
                } catch (InterruptedException stopped) {
                    throw new IOException(stopped);
                }
            }
        }
    }

    @Test
    @DisplayName("an answer that has left its servlet when the server stops is sent before the connections are closed")
    void sent() throws Exception {
        Pause pause = new Pause();
        Sandbox sandbox = Sandbox.start(
                folder,
                new MovableClock(),
                beans -> beans.registerBean("pause", WebServerFactoryCustomizer.class, () -> new PausedServer(pause)));
        try (sandbox) {
            sandbox.upload(GARAGE, "/reparateur/upload");
            pause.armed = true;
            CompletableFuture<HttpResponse<String>> answer = CompletableFuture.supplyAsync(() -> {
                try {
                    return sandbox.put(GARAGE, "/reparateur/upload", file("a.pdf", new byte[10]));
                } catch (IOException | InterruptedException cut) {
                    throw new IllegalStateException(cut);
                }
            });
            assertThat(pause.reached.await(1, TimeUnit.MINUTES)).isTrue();

            sandbox.close();

            assertThat(answer.get(1, TimeUnit.MINUTES).statusCode()).isEqualTo(200);
        }
    }

    private record PausedServer(Pause pause) implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

        @Override
        public void customize(TomcatServletWebServerFactory factory) {
            factory.addContextCustomizers(
                    context -> context.getParent().getPipeline().addValve(pause));
        }
    }
}
