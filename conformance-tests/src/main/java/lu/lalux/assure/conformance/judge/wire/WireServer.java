package lu.lalux.assure.conformance.judge.wire;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import lu.lalux.assure.conformance.register.Text;

/**
 * Listens as {@code 127.0.0.1} and {@code localhost}, or where it is told to, and has a {@link RequestHandler} answer
 * what comes. A thread for each connection.
 */
public final class WireServer implements AutoCloseable {

    /** The most of a body that a host is shown early, in bytes. */
    public static final int PEEK = 64 << 10;

    private static final String NAME = "localhost";
    private static final int TRIES = 20;
    private static final long BREATH_MILLIS = 50;
    private static final long END_MILLIS = 1500;
    private static final Duration ACCEPTED = Duration.ofSeconds(10);

    private final WireSettings settings;
    private final RequestHandler host;
    private final ConnectionObserver witness;
    private final List<ServerSocket> places;
    private final ExecutorService threads;
    private final ScheduledThreadPoolExecutor clock;
    private final Set<WireConnection> lines = ConcurrentHashMap.newKeySet();
    private final AtomicLong numbers = new AtomicLong();
    private final List<Showing> showings = new ArrayList<>();
    private boolean isNamed;
    private final LargeBodies largeBodies;
    private final OpenConnections connections;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Set<SocketAddress> own = ConcurrentHashMap.newKeySet();

    private WireServer(WireSettings settings, RequestHandler host, ConnectionObserver witness) throws IOException {
        this.settings = settings;
        this.host = host;
        this.witness = witness;
        places = listen(settings);
        threads = new ThreadPoolExecutor(
                0,
                settings.limits().connections(),
                10,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                task -> thread("judge-connection", task));
        connections = new OpenConnections(settings.limits().connectionsEach());
        largeBodies = new LargeBodies(settings.limits().largeBodies());
        clock = new ScheduledThreadPoolExecutor(1, task -> thread("judge-clock", task));
        clock.setRemoveOnCancelPolicy(true);
    }

    /**
     * @param settings where and how
     * @param host answers
     * @param witness told of what no host hears of
     * @return one that listens
     */
    public static WireServer open(WireSettings settings, RequestHandler host, ConnectionObserver witness)
            throws IOException {
        WireServer server = new WireServer(settings, host, witness);
        server.places.forEach(
                place -> thread("judge-listener", () -> server.accept(place)).start());
        return server;
    }

    /** {@return the port it listens on, the same at each of its addresses} */
    public int port() {
        return places.get(0).getLocalPort();
    }

    /** {@return the addresses it listens on} */
    public List<InetAddress> addresses() {
        return places.stream().map(ServerSocket::getInetAddress).toList();
    }

    /**
     * {@return how many connections have been opened so far, which is the last one's number: those too that the system has taken
     * and nobody has accepted yet, since it hands them over in their order, and one of this server's own is the last of them}
     *
     * @throws IOException when a connection of this server's own is not accepted
     */
    public long connections() throws IOException {
        for (ServerSocket place : places) {
            try (Socket last = new Socket()) {
                last.bind(new InetSocketAddress(place.getInetAddress(), 0));
                own.add(last.getLocalSocketAddress());
                last.setSoTimeout((int) ACCEPTED.toMillis());
                last.connect(place.getLocalSocketAddress(), (int) ACCEPTED.toMillis());
                last.getInputStream().read();
            }
        }
        return numbers.get();
    }

    /**
     * Shows a certificate on which no client may rely. Who tries again at once without verification does so on a connection
     * of his own, which has to see it too, whoever else has opened one in between: it goes on for a second, for as many
     * connections as are open now and one more.
     *
     * @param deception that is shown
     * @param connections on which so many handshakes see it in any case
     * @param named whether those for {@code localhost} see it, and go on to; else those for {@code 127.0.0.1}. Of a client
     *     that never names a server nobody can tell them apart: any sees it
     */
    public void show(Deception deception, int connections, boolean named) {
        synchronized (showings) {
            showings.add(new Showing(deception, named, connections, named ? lines.size() + 1 : connections));
        }
    }

    @Override
    public void close() {
        closed.countDown();
        for (ServerSocket place : places) {
            shut(place);
        }
        // First the connections: what is answered because a wait was broken off must not be sent any more.
        lines.forEach(WireConnection::close);
        threads.shutdownNow();
        try {
            threads.awaitTermination(END_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        clock.shutdownNow();
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    private void accept(ServerSocket place) {
        while (!isClosed()) {
            try {
                admit(place.accept());
            } catch (IOException e) {
                // Out of files, perhaps; that passes. Or it is closed.
                breathe();
            } catch (RuntimeException | Error e) {
                // Out of memory or threads, perhaps: whoever is let in must not be the last.
                witness.failed(numbers.get(), e);
                breathe();
            }
        }
    }

    private void breathe() {
        try {
            closed.await(BREATH_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void admit(Socket socket) throws IOException {
        if (own.remove(socket.getRemoteSocketAddress())) {
            socket.close();
            return;
        }
        long number = numbers.incrementAndGet();
        InetAddress from = socket.getInetAddress();
        if (!connections.enter(from)) {
            turnAway(number, socket);
            return;
        }
        try {
            threads.execute(() -> serve(number, socket, from));
        } catch (RejectedExecutionException e) {
            connections.leave(from);
            turnAway(number, socket);
        } catch (RuntimeException | Error e) {
            connections.leave(from);
            socket.close();
            throw e;
        }
    }

    private void turnAway(long number, Socket socket) throws IOException {
        socket.close();
        if (!isClosed()) {
            witness.turnedAway(number);
        }
    }

    private void serve(long number, Socket socket, InetAddress from) {
        try (socket;
                WireConnection line = new WireConnection(number, socket, settings.limits(), clock)) {
            lines.add(line);
            try {
                if (!isClosed()) {
                    hold(line, new ConnectionExchanges(line, host, witness, largeBodies));
                }
            } finally {
                lines.remove(line);
            }
        } catch (IOException e) {
            // The client has gone, or the server is closed.
        } catch (RuntimeException | Error e) {
            witness.failed(number, e);
        } finally {
            connections.leave(from);
        }
    }

    private void hold(WireConnection line, ConnectionExchanges conversation) throws IOException {
        if (settings.trusted().isEmpty()) {
            conversation.hold(() -> {});
        } else if (line.awaken()) {
            if (line.beginsTls()) {
                secure(line, conversation);
            } else {
                if (line.beginsWithCredentials()) {
                    witness.unsecured(line.number());
                }
                conversation.refuse(
                        400, new Text("du HTTP sans TLS, là où TLS est parlé", "plain HTTP where TLS is spoken"));
            }
        }
    }

    private void secure(WireConnection line, ConnectionExchanges conversation) throws IOException {
        Optional<Deception> deception = deception(line.names(NAME));
        if (deception.isPresent()) {
            deceive(deception.get(), line, conversation);
        } else if (greets(line, settings.trusted().orElseThrow())) {
            conversation.hold(() -> {});
        }
    }

    private Optional<Deception> deception(boolean named) {
        synchronized (showings) {
            isNamed |= named;
            showings.removeIf(Showing::isOver);
            return showings.stream()
                    .filter(showing -> !isNamed || showing.named() == named)
                    .findFirst()
                    .map(Showing::shown);
        }
    }

    private boolean greets(WireConnection line, SSLContext context) {
        try {
            line.secure(context);
            return true;
        } catch (IOException e) {
            if (!isClosed()) {
                witness.noHandshake(line.number(), e.getMessage());
            }
            return false;
        }
    }

    private void deceive(Deception deception, WireConnection line, ConnectionExchanges conversation)
            throws IOException {
        boolean completed = false;
        AtomicBoolean asked = new AtomicBoolean();
        try {
            line.secure(deception.certificate());
            completed = true;
            conversation.hold(() -> {
                if (asked.compareAndSet(false, true)) {
                    witness.untrusted(deception.name(), line.number(), true, true);
                }
            });
        } finally {
            if (!asked.get()) {
                witness.untrusted(deception.name(), line.number(), completed, false);
            }
        }
    }

    private static List<ServerSocket> listen(WireSettings settings) throws IOException {
        List<InetAddress> addresses =
                settings.address().isPresent() ? List.of(settings.address().get()) : loopback();
        for (int attempt = 1; ; attempt++) {
            List<ServerSocket> places = new ArrayList<>();
            try {
                int port = settings.port();
                for (InetAddress address : addresses) {
                    ServerSocket place =
                            new ServerSocket(port, settings.limits().connections(), address);
                    places.add(place);
                    port = place.getLocalPort();
                }
                return places;
            } catch (BindException e) {
                places.forEach(WireServer::shut);
                // What is free at one address need not be at the other.
                if (settings.port() != 0 || attempt == TRIES) {
                    throw e;
                }
            }
        }
    }

    private static List<InetAddress> loopback() throws IOException {
        InetAddress four = InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1});
        byte[] one = new byte[16];
        one[15] = 1;
        InetAddress six = InetAddress.getByAddress("localhost", one);
        return NetworkInterface.getByInetAddress(six) == null ? List.of(four) : List.of(four, six);
    }

    private static void shut(ServerSocket place) {
        try {
            place.close();
        } catch (IOException e) {
            // It is to be closed, and nothing is lost.
        }
    }

    private static Thread thread(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
