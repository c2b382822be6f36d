package lu.lalux.assure.conformance.judge.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.apache.hc.core5.http.impl.io.SessionInputBufferImpl;

/** A connection: what comes and goes on it, and the ways to end it. */
final class WireConnection implements AutoCloseable {

    private static final int BUFFER = 8192;
    private static final byte HANDSHAKE = 22;
    private static final String HTTP = "http/1.1";

    private final long number;
    private final Socket socket;
    private final WireLimits limits;
    private final ScheduledExecutorService clock;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final PatientInput input;
    private final SessionInputBufferImpl buffer;
    private byte[] begun = new byte[0];
    private OutputStream output;
    private boolean asked;
    private SSLSocket secured;

    /**
     * @param number of the connection
     * @param socket of it
     * @param limits of the server
     * @param clock that cuts what takes too long to be written
     */
    WireConnection(long number, Socket socket, WireLimits limits, ScheduledExecutorService clock) throws IOException {
        this.number = number;
        this.socket = socket;
        this.limits = limits;
        this.clock = clock;
        socket.setTcpNoDelay(true);
        input = new PatientInput(socket);
        output = socket.getOutputStream();
        buffer = new SessionInputBufferImpl(BUFFER, limits.headBytes());
    }

    long number() {
        return number;
    }

    /** {@return the address of the client} */
    String from() {
        return socket.getInetAddress().getHostAddress();
    }

    WireLimits limits() {
        return limits;
    }

    PatientInput input() {
        return input;
    }

    SessionInputBufferImpl buffer() {
        return buffer;
    }

    /**
     * Waits for the first byte of something.
     *
     * @return whether it came
     */
    boolean awaken() throws IOException {
        Duration patience = asked ? limits.idle() : limits.first();
        input.patience(patience, patience);
        try {
            return buffer.hasBufferedData() || buffer.fillBuffer(input) > 0;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    /** {@return whether what has come begins as TLS does} */
    boolean beginsTls() throws IOException {
        begun = new byte[buffer.length()];
        buffer.read(begun, input);
        return begun[0] == HANDSHAKE;
    }

    /** {@return whether what has come, the beginning of TLS, names this server (RFC 6066, section 3), which no client does of an address} */
    boolean names(String server) {
        return new String(begun, StandardCharsets.ISO_8859_1).contains(server);
    }

    /** {@return whether what has come is a request with credentials; asked where it does not begin TLS} */
    boolean beginsWithCredentials() {
        return new String(begun, StandardCharsets.ISO_8859_1)
                .toLowerCase(Locale.ROOT)
                .contains("\nauthorization:");
    }

    /** Speaks TLS from now on, HTTP/1.1 within it whatever else the client offers. */
    void secure(SSLContext context) throws IOException {
        input.patience(limits.gap(), limits.head());
        Future<?> end = cutAfter(limits.head());
        try {
            secured =
                    (SSLSocket) context.getSocketFactory().createSocket(socket, new ByteArrayInputStream(begun), true);
            secured.setSoTimeout((int) limits.head().toMillis());
            secured.setHandshakeApplicationProtocolSelector((here, offered) -> offered.contains(HTTP) ? HTTP : "");
            secured.startHandshake();
            input.through(secured.getInputStream());
            output = secured.getOutputStream();
        } finally {
            end.cancel(false);
        }
    }

    /**
     * Lets time pass; no longer than until the client has hung up, if what it sends is at its end.
     *
     * @param time to pass
     * @param listening whether the request has been read, so that what comes now can only be the next one, or the end
     */
    void pause(Duration time, boolean listening) throws IOException {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            if (!listening || buffer.available() == 0) {
                sleep(left);
            } else if (hasHungUp(Duration.ofNanos(left))) {
                return;
            }
        }
    }

    private boolean hasHungUp(Duration within) throws IOException {
        input.patience(within, within);
        try {
            return buffer.fillBuffer(input) < 0;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    private void sleep(long nanos) throws IOException {
        try {
            if (closed.await(nanos, TimeUnit.NANOSECONDS)) {
                throw closed();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("closed");
        }
    }

    /** Sends this, or cuts the connection if the client does not take it in time. */
    void send(byte[] bytes) throws IOException {
        Future<?> end = cutAfter(limits.write());
        try {
            output.write(bytes);
            output.flush();
        } finally {
            end.cancel(false);
        }
    }

    /** Ends it so that a client that still sends can read what it was answered. */
    void end() {
        try (this) {
            linger();
        } catch (IOException e) {
            // It has ended already.
        }
    }

    private void linger() throws IOException {
        Future<?> end = cutAfter(limits.linger());
        try {
            if (secured != null) {
                secured.shutdownOutput();
            }
            if (!socket.isOutputShutdown()) {
                socket.shutdownOutput();
            }
            socket.setSoTimeout(0);
            // Not through TLS: nobody reads it.
            InputStream rest = socket.getInputStream();
            byte[] bytes = new byte[BUFFER];
            long drained = 0;
            for (int count = 0; count >= 0 && drained < limits.drainedBytes(); drained += count) {
                count = rest.read(bytes);
            }
        } finally {
            end.cancel(false);
        }
    }

    /** A request has come, and another may follow. */
    void asked() {
        asked = true;
    }

    /** {@return whether it was ended here} */
    boolean isClosed() {
        return closed.getCount() == 0;
    }

    /** Cuts it: what is on its way may be lost, and the client is told of a reset. */
    void reset() {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // It has ended already.
        }
        close();
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            // Not TLS's, which may wait for whoever is writing.
            socket.close();
        } catch (IOException e) {
            // It has ended already.
        }
    }

    private Future<?> cutAfter(Duration time) throws SocketException {
        try {
            return clock.schedule(this::reset, time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            throw closed();
        }
    }

    private static SocketException closed() {
        return new SocketException("the server is closed");
    }
}
