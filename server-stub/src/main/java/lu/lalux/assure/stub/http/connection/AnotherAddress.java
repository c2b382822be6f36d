package lu.lalux.assure.stub.http.connection;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One more address at which connections are accepted, for an endpoint that knows a single one. The name {@code
 * localhost} has two addresses, and clients differ in which they try first; on Windows one waits for two seconds before
 * it tries the other.
 */
final class AnotherAddress implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(AnotherAddress.class);
    /** How long to wait after a failure: when no file descriptor is left, there may soon be one. */
    private static final long PAUSE_MILLIS = 100;

    private final ServerSocketChannel server;

    /** @throws IOException if somebody else has the port there */
    AnotherAddress(InetSocketAddress address, int backlog) throws IOException {
        server = ServerSocketChannel.open();
        try {
            server.bind(address, backlog);
        } catch (IOException taken) {
            server.close();
            throw taken;
        }
    }

    /** Takes connections for an endpoint, until this is closed. */
    void accept(GuardedEndpoint endpoint) {
        Thread acceptor = new Thread(
                () -> {
                    try {
                        while (server.isOpen()) {
                            endpoint.awaitRoom();
                            acceptOne(endpoint);
                        }
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                },
                endpoint.getName() + "-Acceptor-2");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    InetSocketAddress address() throws IOException {
        return (InetSocketAddress) server.getLocalAddress();
    }

    private void acceptOne(GuardedEndpoint endpoint) throws InterruptedException {
        try {
            SocketChannel socket = accepted(endpoint);
            try {
                endpoint.take(socket);
            } catch (Throwable failed) {
                endpoint.drop(socket);
                throw failed;
            }
            if (!endpoint.isTaking()) {
                endpoint.takeWaiting(server);
            }
        } catch (Throwable failed) {
            // Whatever went wrong, the next connection is accepted, as Tomcat does at its own address.
            if (server.isOpen()) {
                LOG.warn("A connection could not be accepted: {}", failed.toString());
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }

    private SocketChannel accepted(GuardedEndpoint endpoint) throws IOException {
        try {
            return server.accept();
        } catch (Throwable failed) {
            endpoint.leaveRoom();
            throw failed;
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
