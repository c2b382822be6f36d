package lu.lalux.assure.conformance.judge.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** A client that sends what it is given, byte by byte, and sees how a connection ends. */
final class RawClient implements AutoCloseable {

    /** What stands at the end of what was read when the connection was reset. */
    static final String RESET = "[reset]";

    private final Socket socket;

    RawClient(int port) throws IOException {
        this(new Socket("127.0.0.1", port));
    }

    RawClient(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout((int) ScriptedHost.PATIENCE.toMillis());
        socket.setTcpNoDelay(true);
    }

    RawClient send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    RawClient send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    void endSending() throws IOException {
        socket.shutdownOutput();
    }

    /** {@return everything until the end of the connection} */
    String rest() throws IOException {
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
    String head() throws IOException {
        return until("\r\n\r\n");
    }

    /** {@return everything up to the first of these} */
    String until(String end) throws IOException {
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
