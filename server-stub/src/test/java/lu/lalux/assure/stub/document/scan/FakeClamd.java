package lu.lalux.assure.stub.document.scan;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Speaks clamd's protocol, and does wrong what it is told to. It finds what the probes hide; {@link #behaviour} is for the rest. */
final class FakeClamd implements AutoCloseable {

    private static final int PROBES = ClamdProbe.all(10_000).size();

    /** What happens to one connection that is not a probe's. */
    interface Behaviour {

        void serve(DataInputStream in, OutputStream out) throws IOException;
    }

    /** What a clamd that can be trusted says of the probe. */
    static final String FOUND = "stream: Essai FOUND\0";

    private static final byte[] COMMAND = "zINSTREAM\0".getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket server;
    private final Thread acceptor;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile String probeAnswer = FOUND;
    private volatile Behaviour behaviour;
    private final AtomicInteger probed = new AtomicInteger();

    FakeClamd(Behaviour behaviour) throws IOException {
        this(0, behaviour);
    }

    FakeClamd(int port, Behaviour behaviour) throws IOException {
        this.behaviour = behaviour;
        server = new ServerSocket();
        server.setReuseAddress(true);
        // Small, so that a scanner that reads nothing is noticed after a few bytes.
        server.setReceiveBufferSize(8_192);
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        acceptor = start(this::accept);
    }

    static Behaviour answering(String answer) {
        return (in, out) -> {
            file(in);
            out.write(answer.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        };
    }

    /** Never answers, until it is closed. */
    Behaviour silent() {
        return (in, out) -> {
            file(in);
            hang();
        };
    }

    /** Does not even read. */
    Behaviour deaf() {
        return (in, out) -> hang();
    }

    void hang() throws IOException {
        try {
            closed.await();
        } catch (InterruptedException stopped) {
            throw new IOException(stopped);
        }
    }

    /** For a moment, or until it is closed. */
    void pause() throws IOException {
        try {
            if (closed.await(100, TimeUnit.MILLISECONDS)) {
                throw new IOException("Closed");
            }
        } catch (InterruptedException stopped) {
            throw new IOException(stopped);
        }
    }

    void behave(Behaviour next) {
        behaviour = next;
    }

    void answerProbe(String answer) {
        probeAnswer = answer;
        probed.set(0);
    }

    String address() {
        return "127.0.0.1:" + port();
    }

    int port() {
        return server.getLocalPort();
    }

    /** When this returns nobody is let in any more: while accept still waits, a socket that is closed takes a connection. */
    @Override
    public void close() throws IOException {
        closed.countDown();
        server.close();
        try {
            acceptor.join();
        } catch (InterruptedException stopped) {
            throw new IOException(stopped);
        }
        for (Socket socket : open) {
            socket.close();
        }
    }

    /** A file as it is sent: chunks with their length before them, and one of length zero. */
    static byte[] file(DataInputStream in) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (int length = in.readInt(); length != 0; length = in.readInt()) {
            content.write(in.readNBytes(length));
        }
        return content.toByteArray();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                open.add(socket);
                start(() -> serve(socket));
            }
        } catch (IOException end) {
            // Closed.
        }
    }

    private void serve(Socket socket) {
        try (socket;
                DataInputStream in = new DataInputStream(socket.getInputStream());
                OutputStream out = socket.getOutputStream()) {
            if (!Arrays.equals(in.readNBytes(COMMAND.length), COMMAND)) {
                out.write("UNKNOWN COMMAND\0".getBytes(StandardCharsets.US_ASCII));
            } else if (probed.get() == PROBES) {
                behaviour.serve(in, out);
            } else {
                file(in);
                // Before the answer, which may bring the next connection at once.
                if (probeAnswer.equals(FOUND)) {
                    probed.incrementAndGet();
                }
                out.write(probeAnswer.getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException end) {
            // The other side is gone.
        }
    }

    private static Thread start(Runnable work) {
        Thread thread = new Thread(work, "faux-clamd");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
