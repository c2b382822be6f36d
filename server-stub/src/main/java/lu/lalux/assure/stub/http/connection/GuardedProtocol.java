package lu.lalux.assure.stub.http.connection;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import lu.lalux.assure.stub.http.connection.CutConnections.Cause;
import org.apache.coyote.AbstractProtocol;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Adapter;
import org.apache.coyote.Processor;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * Tomcat's HTTP/1.1, changed so that no caller holds what others need: the head of a request has a deadline, and the
 * rest of a body that has been answered takes no thread. A connection is ended in two steps, so that a client that
 * still sends can read its answer. Public because Tomcat creates it by its name.
 */
public final class GuardedProtocol extends Http11NioProtocol {

    /** Says that there is more to do with the connection at once; a state that Tomcat's own handler never returns. */
    private static final SocketState AGAIN = SocketState.UPGRADING;

    /** In which whoever has just connected sends what they have connected for. */
    private static final long FOR_THE_LAST_MILLIS = 100;

    private final GuardedEndpoint endpoint;
    private final ThreadLocal<Connection> current = new ThreadLocal<>();
    private final ConcurrentMap<SocketWrapperBase<NioChannel>, Connection> connections = new ConcurrentHashMap<>();
    private Duration head = Duration.ofSeconds(30);
    private Duration grace = Duration.ofSeconds(30);
    private Duration answer = Duration.ofMinutes(5);
    private @Nullable ConnectionsPerAddress limit;
    private @Nullable CutConnections cut;
    private @Nullable ScheduledFuture<?> deadlines;

    public GuardedProtocol() {
        this(new GuardedEndpoint());
    }

    private GuardedProtocol(GuardedEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
        Events events = new Events(this);
        setHandler(events);
        endpoint.setHandler(events);
    }

    /**
     * To be called before it starts.
     *
     * @param requestHead how long a request's head may take to arrive
     * @param body how long a small body may take to arrive, and the rest of any that has been answered, unless that
     *     comes at a pace
     */
    void guard(ConnectionsPerAddress perAddress, CutConnections counter, ConnectionSettings settings, Duration body) {
        endpoint.guard(perAddress, counter, settings.requestHead());
        limit = perAddress;
        cut = counter;
        head = settings.requestHead();
        answer = settings.answer();
        grace = body;
    }

    @Override
    public void start() throws Exception {
        super.start();
        deadlines = getUtilityExecutor().scheduleWithFixedDelay(this::endOverdue, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public void stop() throws Exception {
        if (deadlines != null) {
            deadlines.cancel(false);
        }
        super.stop();
    }

    /** Before a stop: nobody can connect any more, and whoever has just done so is still served. */
    @Override
    public void pause() throws Exception {
        endpoint.takeTheLast();
        Thread.sleep(FOR_THE_LAST_MILLIS);
        super.pause();
    }

    /**
     * Ends what no event of the connection would end. For a client that does not read its answer Tomcat waits for
     * connection-timeout, but begins to wait again whenever the client has read a little. And a deadline here must not
     * depend on Tomcat's reporting that something has come, or has not.
     */
    private void endOverdue() {
        connections.forEach((socket, connection) -> {
            if (connection.endAnswer(answer)) {
                countCut(Cause.LECTURE);
            }
            LeftBytes left = connection.left();
            if (left != null && left.isLate()) {
                endpoint.processSocket(socket, SocketEvent.ERROR, true);
            }
            AwaitedBody body = connection.awaited();
            if (body != null && body.isLate()) {
                endpoint.processSocket(socket, SocketEvent.OPEN_READ, true);
            }
        });
    }

    /**
     * To be called before it starts.
     *
     * @param another where connections are to arrive too, at the same port
     */
    void alsoAt(InetAddress another) {
        endpoint.alsoAt(another);
    }

    @Override
    public void setAdapter(Adapter adapter) {
        super.setAdapter(new WatchedAdapter(adapter, current, this::awaited));
    }

    @Override
    protected Processor createProcessor() {
        return new PatientProcessor(this, getAdapter(), current);
    }

    /** A trusted proxy's connections are not counted: there its clients are, as long as their bodies are awaited. */
    private @Nullable AwaitedBody awaited(Connection connection, Request request) {
        InetAddress peer = connection.peer();
        Duration pause = Duration.ofMillis(Math.max(0, getConnectionTimeout()));
        if (limit == null || peer == null) {
            return new AwaitedBody(request, grace, pause, () -> {});
        }
        ConnectionsPerAddress counts = limit;
        InetAddress client = counts.clientOf(peer, request.getMimeHeaders()::values);
        if (client.equals(peer)) {
            return new AwaitedBody(request, grace, pause, () -> {});
        }
        return counts.enter(client) ? new AwaitedBody(request, grace, pause, () -> counts.leave(client)) : null;
    }

    /**
     * Tomcat asks this for every answer that may have a body (not 204, 205, 304), before it decides about the
     * connection and sends the headers.
     */
    @Override
    public boolean useCompression(Request request, Response response) {
        WatchedAdapter.announceEnd(request, response);
        Connection connection = current.get();
        if (connection != null) {
            connection.answer();
        }
        if (UnsentAnswer.isTo(request)) {
            if (connection != null) {
                connection.giveUp();
            }
            // From here on Tomcat writes nothing to this connection, and closes it.
            response.action(ActionCode.CLOSE_NOW, null);
            return false;
        }
        return super.useCompression(request, response);
    }

    private void countCut(Cause cause) {
        if (cut != null) {
            cut.because(cause);
        }
    }

    /** What happens on connections. Called under the connection's lock. */
    private final class Events extends AbstractProtocol.ConnectionHandler<NioChannel> {

        Events(AbstractProtocol<NioChannel> protocol) {
            super(protocol);
        }

        @Override
        public SocketState process(SocketWrapperBase<NioChannel> socket, SocketEvent event) {
            if (event == SocketEvent.TIMEOUT && !isForRequestOf(socket)) {
                return SocketState.OPEN;
            }
            Connection connection = connections.computeIfAbsent(
                    socket, unknown -> new Connection(socket, head, getConnectionTimeout()));
            try {
                SocketState state = step(connection, socket, event);
                while (state == AGAIN) {
                    state = step(connection, socket, SocketEvent.OPEN_READ);
                }
                return state;
            } finally {
                if (socket.isClosed()) {
                    forget(socket);
                }
            }
        }

        /**
         * Whether a time limit is that of the request that waits now. Tomcat looks each second at what waits, and takes
         * a request that has ended meanwhile for one whose time is over; by then the connection may have the next one.
         * It does nothing then, but has taken the connection's processor and does not put it back: the answer of a
         * request that waits would not be sent, and of a head that is arriving the beginning would be lost.
         */
        private boolean isForRequestOf(SocketWrapperBase<NioChannel> socket) {
            return socket.getCurrentProcessor() instanceof Processor processor
                    && processor.isAsync()
                    && processor.checkAsyncTimeoutGeneration();
        }

        private SocketState step(Connection connection, SocketWrapperBase<NioChannel> socket, SocketEvent event) {
            LeftBytes left = connection.left();
            return left == null ? request(connection, socket, event) : discard(connection, left, socket, event);
        }

        private SocketState request(Connection connection, SocketWrapperBase<NioChannel> socket, SocketEvent event) {
            SocketState state;
            connection.begin();
            current.set(connection);
            try {
                state = super.process(socket, event);
            } finally {
                current.remove();
                connection.end();
            }
            if (connection.awaited() != null) {
                if (state == SocketState.CLOSED) {
                    connection.forgetBody();
                    return state;
                }
                socket.registerReadInterest();
                return state;
            }
            if (event != SocketEvent.OPEN_READ && event != SocketEvent.OPEN_WRITE || socket.isClosed()) {
                if (connection.headIsArriving() && event == SocketEvent.ERROR) {
                    countCut(Cause.TETE);
                }
                return state;
            }
            if (state == SocketState.CLOSED) {
                return connection.isGivenUp() ? state : leave(connection, socket);
            }
            if (connection.headIsLate(state)) {
                countCut(Cause.TETE);
                return SocketState.CLOSED;
            }
            return state;
        }

        private SocketState leave(Connection connection, SocketWrapperBase<NioChannel> socket) {
            try {
                connection.leave(
                        connection.toSkip() > 0
                                ? LeftBytes.counted(socket, connection.toSkip(), grace)
                                : LeftBytes.untilTheEnd(socket, grace));
                return AGAIN;
            } catch (IOException gone) {
                return SocketState.CLOSED;
            }
        }

        private SocketState discard(
                Connection connection, LeftBytes left, SocketWrapperBase<NioChannel> socket, SocketEvent event) {
            switch (event == SocketEvent.OPEN_READ ? left.discard() : LeftBytes.State.CUT) {
                case AWAITED:
                    socket.setReadTimeout(getConnectionTimeout());
                    socket.registerReadInterest();
                    return SocketState.LONG;
                case GONE:
                    connection.leave(null);
                    return awaitRequest(socket);
                case CUT:
                    countCut(Cause.CORPS);
                    return SocketState.CLOSED;
                default:
                    return SocketState.CLOSED;
            }
        }

        private SocketState awaitRequest(SocketWrapperBase<NioChannel> socket) {
            try {
                if (socket.isReadyForRead()) {
                    return AGAIN;
                }
                socket.setReadTimeout(getKeepAliveTimeout());
                socket.registerReadInterest();
                return SocketState.OPEN;
            } catch (IOException gone) {
                return SocketState.CLOSED;
            }
        }

        private void forget(SocketWrapperBase<NioChannel> socket) {
            Connection connection = connections.remove(socket);
            if (connection != null) {
                connection.forgetBody();
            }
        }

        @Override
        public void release(SocketWrapperBase<NioChannel> socket) {
            forget(socket);
            endpoint.leave(socket.getSocket());
            super.release(socket);
        }
    }
}
