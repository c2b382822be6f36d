package lu.lalux.assure.client;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A proxy that tunnels ({@code CONNECT}) for whoever gives the one right Proxy-Authorization, and keeps what it was asked. */
final class TunnelProxy implements AutoCloseable {

    private final ServerSocket socket;
    private final String authorization;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    TunnelProxy(String authorization) {
        this.authorization = authorization;
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.submit(() -> {
            while (true) {
                Socket client = socket.accept();
                threads.submit(() -> {
                    tunnel(client);
                    return null;
                });
            }
        });
    }

    ProxySelector selector() {
        return ProxySelector.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), socket.getLocalPort()));
    }

    /** The heads of all requests. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    private void tunnel(Socket client) throws IOException {
        String head = head(client.getInputStream());
        asked.add(head);
        OutputStream out = client.getOutputStream();
        if (!head.contains("\r\nProxy-Authorization: " + authorization + "\r\n")) {
            out.write(("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"p\"\r\n"
                            + "Content-Length: 0\r\nConnection: close\r\n\r\n")
                    .getBytes(US_ASCII));
            client.close();
            return;
        }
        String[] target = head.split(" ")[1].split(":");
        try (Socket server = new Socket(target[0], Integer.parseInt(target[1]))) {
            out.write("HTTP/1.1 200 Connection established\r\n\r\n".getBytes(US_ASCII));
            threads.submit(() -> server.getInputStream().transferTo(out));
            client.getInputStream().transferTo(server.getOutputStream());
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int one = in.read();
            if (one < 0) {
                break;
            }
            head.append((char) one);
        }
        return head.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }
}
