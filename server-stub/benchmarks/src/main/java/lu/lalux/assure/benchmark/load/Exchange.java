package lu.lalux.assure.benchmark.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** One connection and the request that is under way on it. */
final class Exchange implements AutoCloseable {

    private static final int LARGEST_ANSWER = 1 << 18;

    private final InetSocketAddress address;
    private final Selector selector;
    private final Traffic traffic;
    private final Answer answer = new Answer(LARGEST_ANSWER);

    private SocketChannel channel;
    private SelectionKey key;
    private ByteBuffer request = ByteBuffer.allocate(0);
    private boolean underWay;
    private long sent;
    private long nanos;
    private boolean good;
    private int status;

    Exchange(InetSocketAddress address, Selector selector, Traffic traffic) throws IOException {
        this.address = address;
        this.selector = selector;
        this.traffic = traffic;
        this.channel = connected();
        this.key = registered();
    }

    /** Begins the next request, on a new connection if the server has ended this one. */
    void send() throws IOException {
        if (!channel.isOpen()) {
            channel = connected();
            key = registered();
        }
        answer.clear();
        request = traffic.next();
        sent = System.nanoTime();
        underWay = true;
        proceedSending();
    }

    /**
     * Goes on with what the connection is ready for.
     *
     * @return whether the exchange is over
     */
    boolean proceed() throws IOException {
        if (!underWay) {
            // The server ends a connection on which nothing is asked any more: no answer, and no request to count.
            channel.close();
            return false;
        }
        try {
            if (key.isValid() && key.isWritable()) {
                proceedSending();
            }
            return key.isValid() && key.isReadable() && received();
        } catch (IOException broken) {
            return over(false, 0);
        }
    }

    boolean isGood() {
        return good;
    }

    int status() {
        return status;
    }

    long nanos() {
        return nanos;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void proceedSending() throws IOException {
        channel.write(request);
        key.interestOps(request.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    private boolean received() throws IOException {
        if (!answer.readFrom(channel)) {
            return over(false, 0);
        }
        if (!answer.isWhole()) {
            return false;
        }
        // An answer that comes before the request was sent ends the connection.
        boolean ends = answer.endsConnection() || request.hasRemaining();
        return over(!ends, answer.status());
    }

    private boolean over(boolean keepsConnection, int answered) throws IOException {
        nanos = System.nanoTime() - sent;
        underWay = false;
        status = answered;
        good = answered != 0 && traffic.isGood(answered, answer.body());
        if (!keepsConnection) {
            channel.close();
        }
        return true;
    }

    private SocketChannel connected() throws IOException {
        SocketChannel fresh = SocketChannel.open(address);
        fresh.setOption(StandardSocketOptions.TCP_NODELAY, true);
        fresh.configureBlocking(false);
        return fresh;
    }

    private SelectionKey registered() throws IOException {
        return channel.register(selector, SelectionKey.OP_READ, this);
    }
}
