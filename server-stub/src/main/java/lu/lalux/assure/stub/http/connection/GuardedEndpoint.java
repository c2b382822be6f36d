package lu.lalux.assure.stub.http.connection;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketBufferHandler;
import org.apache.tomcat.util.threads.ThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/** Accepts connections; one more than its address may have is closed at once. */
final class GuardedEndpoint extends NioEndpoint {

    private static final int MOST_ATTEMPTS = 20;
    private static final int WAKE_MILLIS = 1_000;
    private static final int PAUSE_MILLIS = 20;

    private @Nullable ConnectionsPerAddress limit;
    private @Nullable CutConnections cut;
    private Duration patience = Duration.ZERO;
    private @Nullable InetAddress another;
    private volatile @Nullable AnotherAddress second;
    private volatile boolean taking = true;
    private @Nullable ScheduledFuture<?> threads;

    void guard(ConnectionsPerAddress connections, CutConnections counter, Duration handshake) {
        this.limit = connections;
        this.cut = counter;
        this.patience = handshake;
    }

    /** A second address at which connections are accepted, at the same port. */
    void alsoAt(InetAddress one) {
        this.another = one;
    }

    @Override
    protected void initServerSocket() throws Exception {
        taking = true;
        for (int attempt = 1; !isOpenAtBoth(attempt); attempt++) {
            super.doCloseServerSocket();
        }
    }

    /**
     * A port that the system gives is free at the first address; whether it is at the second, too, is seen by trying.
     */
    private boolean isOpenAtBoth(int attempt) throws Exception {
        super.initServerSocket();
        if (another == null) {
            return true;
        }
        try {
            second = new AnotherAddress(
                    new InetSocketAddress(another, getLocalAddress().getPort()), getAcceptCount());
            return true;
        } catch (BindException taken) {
            if (getPort() != 0 || attempt == MOST_ATTEMPTS) {
                throw taken;
            }
            return false;
        }
    }

    @Override
    protected void startAcceptorThread() {
        super.startAcceptorThread();
        if (second != null) {
            second.accept(this);
        }
    }

    @Override
    public void createExecutor() {
        setMinSpareThreads(RequestThreads.fewest(getMaxThreads()));
        super.createExecutor();
        if (getExecutor() instanceof ThreadPoolExecutor pool) {
            threads = getUtilityExecutor()
                    .scheduleWithFixedDelay(
                            new RequestThreads(pool),
                            RequestThreads.LOOK_MILLIS,
                            RequestThreads.LOOK_MILLIS,
                            TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void shutdownExecutor() {
        if (threads != null) {
            threads.cancel(false);
        }
        super.shutdownExecutor();
    }

    /**
     * Takes the connections that wait to be accepted, and lets nobody connect any more. Otherwise the system would
     * reset those when the server's socket is closed, and Tomcat close the one that it accepts while it stops.
     */
    void takeTheLast() {
        taking = false;
        AnotherAddress other = second;
        try {
            wake(getLocalAddress());
            if (other != null) {
                wake(other.address());
            }
        } catch (IOException gone) {
            // Nobody can connect there.
        }
    }

    boolean isTaking() {
        return taking;
    }

    /** Whoever waits for a connection gets this one. */
    private static void wake(InetSocketAddress address) throws IOException {
        InetAddress there =
                address.getAddress().isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address.getAddress();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(there, address.getPort()), WAKE_MILLIS);
        }
    }

    /** Called by the thread that accepts there, so that nothing comes between the last one and the end. */
    void takeWaiting(@Nullable ServerSocketChannel server) throws IOException, InterruptedException {
        if (server == null || !server.isOpen()) {
            return;
        }
        server.configureBlocking(false);
        for (SocketChannel socket = server.accept(); socket != null; socket = server.accept()) {
            awaitRoom();
            take(socket);
        }
        server.close();
    }

    @Override
    protected SocketChannel serverSocketAccept() throws Exception {
        SocketChannel socket = taking ? super.serverSocketAccept() : null;
        if (!taking) {
            takeWaiting((ServerSocketChannel) getServerSocket());
        }
        if (socket != null) {
            return socket;
        }
        // Tomcat would report that nothing can be accepted any more.
        while (isRunning()) {
            Thread.sleep(PAUSE_MILLIS);
        }
        throw new ClosedChannelException();
    }

    @Override
    protected void unlockAccept() {
        if (taking) {
            super.unlockAccept();
        }
    }

    @Override
    protected void doCloseServerSocket() throws IOException {
        if (second != null) {
            second.close();
        }
        super.doCloseServerSocket();
    }

    void awaitRoom() throws InterruptedException {
        countUpOrAwaitConnection();
    }

    void leaveRoom() {
        countDownConnection();
    }

    /** Closes a connection that could not be taken over, and gives its place back. */
    void drop(SocketChannel socket) {
        destroySocket(socket);
    }

    /** As Tomcat takes those that it accepts itself. */
    void take(SocketChannel socket) {
        if (isPaused() || !isRunning()) {
            destroySocket(socket);
        } else if (!setSocketOptions(socket)) {
            closeSocket(socket);
        }
    }

    @Override
    protected boolean setSocketOptions(SocketChannel socket) {
        InetAddress peer = socket.socket().getInetAddress();
        if (limit == null || peer == null) {
            return super.setSocketOptions(socket);
        }
        if (!limit.enter(peer)) {
            destroySocket(socket);
            return false;
        }
        boolean taken = super.setSocketOptions(socket);
        if (!taken && !connections.containsKey(socket)) {
            // Tomcat closes a connection that it knows, and it is counted down then.
            limit.leave(peer);
        }
        return taken;
    }

    /** Called by Tomcat before it closes a connection that was let in. */
    void leave(NioChannel channel) {
        SocketChannel socket = channel.getIOChannel();
        if (limit != null && socket != null && socket.socket().getInetAddress() != null) {
            limit.leave(socket.socket().getInetAddress());
        }
    }

    @Override
    protected NioChannel createChannel(SocketBufferHandler buffer) {
        return isSSLEnabled() && cut != null
                ? new HandshakeChannel(buffer, this, patience, cut)
                : super.createChannel(buffer);
    }
}
