package lu.lalux.assure.stub.support;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A load balancer: it asks each server five times a second whether it is ready, and sends requests in turn to those
 * that are, on connections that it keeps. It never sends a request twice; where there is no answer, it answers 502.
 */
public final class ReadinessProxy implements AutoCloseable {

    private static final int PROBE_MILLIS = 200;
    private static final String READINESS = "/exploitation/sante/readiness";

    private final ServerSocket entrance;
    private final List<Server> servers = new CopyOnWriteArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();

    public ReadinessProxy() throws IOException {
        this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    /** Where it is entered. */
    public int port() {
        return entrance.getLocalPort();
    }

    /** Asks one more server from now on, until it is gone; returns when it is ready. */
    public void add(int port) throws InterruptedException {
        Server server = new Server(port);
        servers.add(server);
        daemon(() -> watch(server));
        while (!server.ready) {
            Thread.sleep(PROBE_MILLIS);
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        servers.clear();
    }

    private void watch(Server server) {
        boolean wasReady = false;
        while (servers.contains(server)) {
            try (KeptConnection probe = new KeptConnection(server.port)) {
                server.ready = probe.get(READINESS).status() == 200;
            } catch (IOException gone) {
                server.ready = false;
                if (wasReady) {
                    servers.remove(server);
                }
            }
            wasReady |= server.ready;
            if (!server.ready) {
                server.drop();
            }
            pause();
        }
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket client = entrance.accept();
                client.setTcpNoDelay(true);
                daemon(() -> serve(client));
            } catch (IOException closed) {
                // The loop looks whether that was meant.
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            BufferedInputStream in = new BufferedInputStream(client.getInputStream());
            Optional<HttpMessage> request = HttpMessage.next(in);
            while (request.isPresent()) {
                client.getOutputStream().write(answer(request.get()));
                request = HttpMessage.next(in);
            }
        } catch (IOException ended) {
            // The client has hung up.
        }
    }

    private byte[] answer(HttpMessage request) {
        List<Server> ready = servers.stream().filter(server -> server.ready).toList();
        if (ready.isEmpty()) {
            return own("503 No server is ready");
        }
        Server server = ready.get(Math.floorMod(turn.getAndIncrement(), ready.size()));
        try {
            KeptConnection connection = server.take();
            HttpMessage answer = connection.exchange(request.forwarded());
            if (answer.closes()) {
                connection.close();
            } else {
                server.kept.push(connection);
            }
            return answer.forwarded();
        } catch (IOException cut) {
            return own("502 Cut: " + cut.getMessage());
        }
    }

    private static byte[] own(String status) {
        return ("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static void pause() {
        try {
            Thread.sleep(PROBE_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "mandataire");
        thread.setDaemon(true);
        thread.start();
    }

    /** A server behind the proxy. */
    private static final class Server {

        private final int port;
        private final Deque<KeptConnection> kept = new ConcurrentLinkedDeque<>();
        private volatile boolean ready;

        Server(int port) {
            this.port = port;
        }

        KeptConnection take() throws IOException {
            KeptConnection connection = kept.poll();
            return connection == null ? new KeptConnection(port) : connection;
        }

        void drop() {
            for (KeptConnection unused = kept.poll(); unused != null; unused = kept.poll()) {
                try {
                    unused.close();
                } catch (IOException gone) {
                    // It is not used any more.
                }
            }
        }
    }
}
