package lu.lalux.assure.stub.http.connection;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Many connections from one address, none of which is of use to anybody; they drip, and read nothing, until they are
 * closed.
 */
final class HostileCallers implements AutoCloseable {

    private static final int PAUSE_MILLIS = 200;

    private final List<SocketChannel> connections = new ArrayList<>();
    private final Thread dripping = new Thread(this::drip, "goutte");
    private final byte[] drop;

    private HostileCallers(byte[] drop) {
        this.drop = drop;
        this.dripping.setDaemon(true);
    }

    /**
     * Connects, and says the beginning on each connection.
     *
     * @param count how many connections
     * @param from one of this machine's own addresses, 127.0.0.0/8
     * @param beginning what is sent at once, as far as the other side takes it
     * @param drop what is sent now and then after that; may be empty
     */
    static HostileCallers call(int port, int count, String from, String beginning, String drop) throws IOException {
        HostileCallers callers = new HostileCallers(drop.getBytes(StandardCharsets.US_ASCII));
        ByteBuffer bytes = ByteBuffer.wrap(beginning.getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < count; i++) {
            SocketChannel connection = SocketChannel.open();
            callers.connections.add(connection);
            connection.setOption(StandardSocketOptions.SO_RCVBUF, 4_096);
            try {
                connection.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
                connection.connect(new InetSocketAddress("127.0.0.1", port));
                connection.configureBlocking(false);
                connection.write(bytes.duplicate());
            } catch (IOException refused) {
                connection.close();
            }
        }
        callers.dripping.start();
        return callers;
    }

    /** How many of them the server has not closed, as far as they read now what it has sent. */
    int connected() throws IOException {
        int connected = 0;
        for (SocketChannel connection : connections) {
            connected += connection.isOpen() && !isEnded(connection) ? 1 : 0;
        }
        return connected;
    }

    private static boolean isEnded(SocketChannel connection) {
        try {
            ByteBuffer nowhere = ByteBuffer.allocate(8_192);
            int read;
            do {
                nowhere.clear();
                read = connection.read(nowhere);
            } while (read > 0);
            return read < 0;
        } catch (IOException reset) {
            return true;
        }
    }

    private void drip() {
        try {
            while (true) {
                Thread.sleep(PAUSE_MILLIS);
                for (SocketChannel connection : connections) {
                    write(connection);
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(SocketChannel connection) {
        try {
            if (connection.isOpen()) {
                connection.write(ByteBuffer.wrap(drop));
            }
        } catch (IOException ended) {
            // As the server wishes.
        }
    }

    @Override
    public void close() throws IOException {
        dripping.interrupt();
        for (SocketChannel connection : connections) {
            connection.close();
        }
    }
}
