package lu.lalux.assure.stub.http.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import lu.lalux.assure.stub.support.Sandbox;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that reads a little now and then would hold the thread that writes to it for hours. */
class SlowReaderIT {

    private static final int ANSWERS = 40;
    private static final String LONG = "GET /openapi.yaml HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    @DisplayName("an answer that is read slowly is ended; the connection goes, and nobody else's")
    void cut(@TempDir Path folder) throws Exception {
        try (Sandbox sandbox = Sandbox.start(folder, "assure.network.answer=1s");
                Socket slow = new Socket()) {
            int length = sandbox.send(sandbox.to("/openapi.yaml")).body().length();
            slow.setReceiveBufferSize(4_096);
            slow.connect(new InetSocketAddress("127.0.0.1", sandbox.port()));
            slow.setSoTimeout((int) PATIENCE.toMillis());
            slow.getOutputStream().write(LONG.repeat(ANSWERS).getBytes(StandardCharsets.US_ASCII));
            long read = 0;
            long begun = System.nanoTime();
            while (cut(sandbox) == 0 && System.nanoTime() - begun < PATIENCE.toNanos()) {
                read += some(slow);
                Thread.sleep(100);
            }
            assertThat(cut(sandbox)).isEqualTo(1);
            assertThat(read + rest(slow)).isLessThan((long) ANSWERS * length);
        }
    }

    /** A little; nothing when the connection was reset before that was counted, or since it was looked at. */
    private static long some(Socket socket) {
        try {
            return socket.getInputStream().readNBytes(1_000).length;
        } catch (IOException reset) {
            return 0;
        }
    }

    private static long rest(Socket socket) {
        long count = 0;
        try {
            byte[] bytes = new byte[8_192];
            for (int read = 0; read >= 0; read = socket.getInputStream().read(bytes)) {
                count += read;
            }
        } catch (IOException reset) {
            // It has ended so, too.
        }
        return count;
    }

    private static double cut(Sandbox sandbox) throws Exception {
        return sandbox.send(sandbox.to("/exploitation/metriques"))
                .body()
                .lines()
                .filter(line -> line.startsWith("assure_connexions_coupees_total{cause=\"lecture\"}"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' '))))
                .sum();
    }
}
