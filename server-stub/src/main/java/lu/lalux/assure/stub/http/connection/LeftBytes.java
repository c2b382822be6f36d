package lu.lalux.assure.stub.http.connection;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint.NioSocketWrapper;
import org.apache.tomcat.util.net.SecureNioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * What a client still sends although it has been answered. It is thrown away as it comes, by whatever thread is told
 * that something came; no thread waits for it. It cannot simply be cut off: if the server closed the connection before
 * the client had sent all, the client's system would throw away the answer that the client has not read yet (RFC 9112
 * section 9.6).
 *
 * <p>It has a grace period; more time only as long as it keeps up a pace, as an honest client on a slow line does; and
 * {@link #MOST_TIME} at most.
 */
final class LeftBytes {

    /** In bytes a second. Half of what a line of one megabit carries. */
    private static final int PACE = 50_000;

    /** Twice the contract's largest body. */
    private static final long MOST_BYTES = 32L << 20;

    private static final Duration MOST_TIME = Duration.ofMinutes(5);

    /** After so many bytes in one go it is the turn of other connections. */
    private static final int AT_ONCE = 1 << 20;

    enum State {
        /** There may be more. */
        AWAITED,
        /** All has come, and the connection can be used again. */
        GONE,
        /** The connection is to be closed. */
        ENDED,
        /** The connection is to be closed, because this took too long or was too much. */
        CUT
    }

    private final SocketWrapperBase<NioChannel> connection;
    private final long expected;
    private final Duration grace;
    private final long begun = System.nanoTime();
    private volatile long count;

    private LeftBytes(SocketWrapperBase<NioChannel> connection, long expected, Duration grace) {
        this.connection = connection;
        this.expected = expected;
        this.grace = grace;
    }

    /** For a body of which so many bytes are left; the next request follows them. */
    static LeftBytes counted(SocketWrapperBase<NioChannel> connection, long expected, Duration grace) {
        return new LeftBytes(connection, expected, grace);
    }

    /**
     * All until the client ends the connection. It is told that nothing more will be answered.
     *
     * @throws IOException when it has gone
     */
    static LeftBytes untilTheEnd(SocketWrapperBase<NioChannel> connection, Duration grace) throws IOException {
        NioChannel channel = connection.getSocket();
        if (channel instanceof SecureNioChannel) {
            // Says so in TLS (close_notify), and leaves the socket open.
            channel.close();
        }
        channel.getIOChannel().shutdownOutput();
        return new LeftBytes(connection, Long.MAX_VALUE, grace);
    }

    /** Throws away what is there. */
    State discard() {
        try {
            for (int now = 0; now < AT_ONCE; ) {
                int read = expected == Long.MAX_VALUE ? readRaw() : read();
                if (read < 0) {
                    return State.ENDED;
                }
                now += read;
                count += read;
                if (count == expected) {
                    return State.GONE;
                }
                if (count > MOST_BYTES || isLate()) {
                    return State.CUT;
                }
                if (read == 0) {
                    return State.AWAITED;
                }
            }
            return State.AWAITED;
        } catch (IOException gone) {
            return State.ENDED;
        }
    }

    /** Reads decrypted bytes, and no more than are expected: what follows is the next request. */
    private int read() throws IOException {
        return connection.read(false, ByteBuffer.allocate((int) Math.min(expected - count, 8_192)));
    }

    /** Reads raw bytes, encrypted or not, into the connection's own buffer, which nobody else uses any more. */
    private int readRaw() throws IOException {
        ByteBuffer nowhere = connection.getSocketBufferHandler().getReadBuffer();
        nowhere.clear();
        int read = connection.getSocket().getIOChannel().read(nowhere);
        // Or Tomcat would end the connection after its connection-timeout, as it has not read anything itself.
        ((NioSocketWrapper) connection).updateLastRead();
        return read;
    }

    /** Whether its time is over. To be called by any thread. */
    boolean isLate() {
        Duration passed = Duration.ofNanos(System.nanoTime() - begun);
        return passed.compareTo(MOST_TIME) > 0 || passed.compareTo(grace.plusMillis(count * 1_000 / PACE)) > 0;
    }
}
