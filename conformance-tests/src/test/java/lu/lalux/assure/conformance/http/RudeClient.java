package lu.lalux.assure.conformance.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Sends what it is given, byte by byte, under any host name and from any address of this machine, and sees how a connection ends. */
public final class RudeClient implements AutoCloseable {

    /** How long a test waits for what comes at once: for a busy machine, and less than a minute's late answer. */
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    /** What stands at the end of what was read when the connection was reset. */
    public static final String RESET = "[reset]";

    private final Socket socket;

    public RudeClient(int port) throws IOException {
        this(new Socket("127.0.0.1", port));
    }

    public RudeClient(InetAddress address, int port) throws IOException {
        this(new Socket(address, port));
    }

    /** To one who speaks TLS, for instance. */
    public RudeClient(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout((int) PATIENCE.toMillis());
        socket.setTcpNoDelay(true);
    }

    /**
     * @param from the sender's address
     * @param port of who is asked
     * @param lines of the head, without Content-Length
     * @param body of the request
     * @return the whole answer
     */
    public static String exchange(String from, int port, String lines, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head = lines.strip().replace("\n", "\r\n") + "\r\nConnection: close\r\nContent-Length: " + bytes.length;
        InetAddress server = InetAddress.getByName("127.0.0.1");
        try (RudeClient client = new RudeClient(new Socket(server, port, InetAddress.getByName(from), 0))) {
            return client.send(head + "\r\n\r\n").send(bytes).rest();
        }
    }

    public RudeClient send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public RudeClient send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    public void endSending() throws IOException {
        socket.shutdownOutput();
    }

    /** {@return everything until the end of the connection} */
    public String rest() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        InputStream input = socket.getInputStream();
        String end = "";
        try {
            for (int one = input.read(); one >= 0; one = input.read()) {
                bytes.write(one);
            }
        } catch (SocketException e) {
            end = RESET;
        }
        return bytes.toString(StandardCharsets.ISO_8859_1) + end;
    }

    /** {@return everything up to the end of a head} */
    public String head() throws IOException {
        return until("\r\n\r\n");
    }

    /** {@return everything up to the first of these} */
    public String until(String end) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf(end) < 0) {
            int one = socket.getInputStream().read();
            if (one < 0) {
                throw new AssertionError("ended behind: " + text);
            }
            text.append((char) one);
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
