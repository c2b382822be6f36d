package lu.lalux.assure.conformance.judge.serve;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Requests as no client library sends them: under any host name, from any address of this machine. */
final class Wire {

    private static final int MILLIS = 60_000;

    private Wire() {}

    /**
     * @param from the sender's address
     * @param port of the judge
     * @param lines of the head, without Content-Length
     * @param body of the request
     * @return the whole answer
     */
    static String exchange(String from, int port, String lines, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(MILLIS);
            socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
            socket.connect(new InetSocketAddress("127.0.0.1", port));
            String head = lines.strip().replace("\n", "\r\n") + "\r\nConnection: close\r\nContent-Length: "
                    + bytes.length + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(bytes);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
