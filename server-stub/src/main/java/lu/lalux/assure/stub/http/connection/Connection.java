package lu.lalux.assure.stub.http.connection;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.coyote.Processor;
import org.apache.coyote.Request;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * What has to be known of a connection, and Tomcat does not know. One thread at a time uses it, as Tomcat works on a
 * connection under its lock; only {@link #endAnswer} and {@link #left} are for any thread.
 */
final class Connection {

    private final SocketWrapperBase<NioChannel> socket;
    private final Duration head;
    private final int pause;
    /** Null when the connection was closed before anybody looked at it. */
    private final @Nullable SocketChannel channel;

    /** When an answer was begun that is being sent, in nanoseconds; 0 when none is. Read by other threads. */
    private final AtomicLong answerBegun = new AtomicLong();

    private boolean headIsArriving;
    private long headBegun;
    private boolean requestWasServed;
    private boolean givenUp;
    private long toSkip;

    /** Read by other threads, which look whether it is late; so is the other one. */
    private volatile @Nullable LeftBytes left;

    private final AtomicReference<@Nullable AwaitedBody> awaited = new AtomicReference<>();

    /**
     * @param head how long a request's head may take
     * @param pause how many milliseconds a client may pause while it sends
     */
    Connection(SocketWrapperBase<NioChannel> socket, Duration head, int pause) {
        this.socket = socket;
        this.head = head;
        this.pause = pause;
        // Kept, because Tomcat uses the object around it again for another connection when this one is closed.
        this.channel = socket.getSocket().getIOChannel();
    }

    /** Before Tomcat looks at what has come. */
    void begin() {
        requestWasServed = false;
        givenUp = false;
        toSkip = 0;
    }

    /** A request's head has arrived. */
    void serve() {
        requestWasServed = true;
        headIsArriving = false;
        // The answer to the request before, on the same connection, has been sent.
        answerBegun.set(0);
        // The pause that is allowed was shortened for the head.
        socket.setReadTimeout(pause);
    }

    /**
     * The client paused in a body, and has been answered; or is not to be answered at all. Nothing more is read of it:
     * after a wait in vain Tomcat tells nobody what comes next on a connection, which it would otherwise close.
     */
    void giveUp() {
        givenUp = true;
    }

    boolean isGivenUp() {
        return givenUp;
    }

    /** The answer is about to be sent, and this thread waits for the client to read it. */
    void answer() {
        answerBegun.set(System.nanoTime() | 1);
    }

    /** After Tomcat has looked at what has come: no thread waits. */
    void end() {
        answerBegun.set(0);
    }

    /**
     * Ends an answer that the client has not read for so long; whoever writes it is told by a failure. To be called by
     * any thread.
     *
     * @return whether there was such an answer
     */
    boolean endAnswer(Duration atMost) {
        long begun = answerBegun.get();
        if (begun == 0 || System.nanoTime() - begun <= atMost.toNanos() || !answerBegun.compareAndSet(begun, 0)) {
            return false;
        }
        try {
            if (channel != null) {
                channel.shutdownOutput();
            }
        } catch (IOException gone) {
            // It has ended already.
        }
        return true;
    }

    /** The request has been answered. So many bytes of its body are still to come, and then the next request. */
    void skip(long bytes) {
        toSkip = bytes;
    }

    long toSkip() {
        return toSkip;
    }

    /**
     * After Tomcat has looked at what had come, and goes on with the connection: whether a head arrives for too long.
     */
    boolean headIsLate(SocketState state) {
        if (requestWasServed) {
            // A part of the next head may be there already.
            headIsArriving = false;
        }
        if (!isHeadIncomplete(state)) {
            headIsArriving = false;
            return false;
        }
        if (!headIsArriving) {
            headIsArriving = true;
            headBegun = System.nanoTime();
        }
        long remaining = head.toMillis()
                - Duration.ofNanos(System.nanoTime() - headBegun).toMillis();
        if (remaining <= 0) {
            return true;
        }
        // Whoever pauses does not get more time than whoever drips.
        socket.setReadTimeout(pause > 0 ? Math.min(remaining, pause) : remaining);
        return false;
    }

    private boolean isHeadIncomplete(SocketState state) {
        return switch (state) {
            case LONG -> !(socket.getCurrentProcessor() instanceof Processor processor && processor.isAsync());
            // Only empty lines have come, which Tomcat passes over.
            case OPEN -> !requestWasServed;
            default -> false;
        };
    }

    /** No thread begins with the request before its body is there, or is not waited for any more. */
    void await(AwaitedBody body) {
        awaited.set(body);
        // Whether it is late is seen by its own measure.
        socket.setReadTimeout(-1);
    }

    /** It is there, or its client is gone, or late. To be called by any thread. */
    void forgetBody() {
        AwaitedBody body = awaited.getAndSet(null);
        if (body != null) {
            body.end();
        }
    }

    @Nullable
    AwaitedBody awaited() {
        return awaited.get();
    }

    boolean awaitsBodyOf(Request request) {
        AwaitedBody body = awaited.get();
        return body != null && body.isOf(request);
    }

    /** Whoever is at the other end. */
    @Nullable
    InetAddress peer() {
        return channel == null ? null : channel.socket().getInetAddress();
    }

    boolean headIsArriving() {
        return headIsArriving;
    }

    @Nullable
    LeftBytes left() {
        return left;
    }

    void leave(@Nullable LeftBytes bytes) {
        this.left = bytes;
    }
}
