package lu.lalux.assure.stub.support;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A connection to a server of this machine, for one request after the other; unlike a library's it never sends one
 * twice.
 */
public final class KeptConnection implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 60_000;

    private final Socket socket;
    private final BufferedInputStream in;

    public KeptConnection(int port) throws IOException {
        this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    /** @throws IOException when there is no answer, or not all of it */
    public HttpMessage exchange(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        return HttpMessage.next(in).orElseThrow(() -> new EOFException("No answer"));
    }

    /** A PUT of JSON. */
    public HttpMessage put(String token, String path, String json) throws IOException {
        return exchange(("PUT " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                        + "\r\nContent-Type: application/json\r\nContent-Length: " + json.length() + "\r\n\r\n" + json)
                .getBytes(StandardCharsets.US_ASCII));
    }

    public HttpMessage get(String path) throws IOException {
        return exchange(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
