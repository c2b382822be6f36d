package lu.lalux.assure.stub.http.connection;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A connection on which everything is said by hand. */
final class Caller implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 30_000;

    private final Socket socket;

    Caller(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
    }

    /** @param from one of this machine's own addresses, 127.0.0.0/8 */
    static Caller from(String from, int port) throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
        socket.connect(new InetSocketAddress("127.0.0.1", port), PATIENCE_MILLIS);
        return new Caller(socket);
    }

    /** Its own end's. */
    int port() {
        return socket.getLocalPort();
    }

    void say(String text) throws IOException {
        say(text.getBytes(StandardCharsets.UTF_8));
    }

    void say(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** One answer whose length is announced, or nothing when the connection has ended. */
    String answer() throws IOException {
        String head = head();
        if (head.isEmpty()) {
            return "";
        }
        int length = Integer.parseInt(head.replaceAll("(?is).*Content-Length: (\\d+).*", "$1"));
        return head + new String(socket.getInputStream().readNBytes(length), StandardCharsets.UTF_8);
    }

    /** The head of one answer, or nothing when the connection has ended. */
    String head() throws IOException {
        StringBuilder head = new StringBuilder();
        InputStream in = socket.getInputStream();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            head.append((char) next);
        }
        return head.toString();
    }

    /** All that comes until the connection ends, in whichever way. */
    String untilTheEnd() {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try {
            InputStream in = socket.getInputStream();
            for (int next = in.read(); next >= 0; next = in.read()) {
                answer.write(next);
            }
        } catch (IOException ended) {
            // It may be broken off.
        }
        return answer.toString(StandardCharsets.UTF_8);
    }

    /**
     * Says it again and again, until that fails or the time is over.
     *
     * @param begun when it was begun with, {@link System#nanoTime}: before anything was said of which the server counts
     *     the time
     * @return how long it went on since then
     */
    Duration drip(long begun, byte[] bytes, Duration pause, Duration atMost) throws InterruptedException {
        try {
            while (System.nanoTime() - begun < atMost.toNanos()) {
                say(bytes);
                Thread.sleep(pause.toMillis());
            }
        } catch (IOException ended) {
            // By the server.
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
