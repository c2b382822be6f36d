package lu.lalux.assure.stub.document.scan;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/**
 * One connection to clamd, for one command. Java gives a Unix socket no timeouts of its own, so both kinds of socket
 * wait in a selector. Each wait ends with its own delay, and all of them together with the whole one: a clamd that
 * sends a byte now and then cannot hold a scan up for ever.
 */
final class ClamdConnection implements AutoCloseable {

    /** An answer is a name of a virus and a few words. */
    private static final int MAX_ANSWER = 4_096;

    private final AntivirusSettings.Delays delays;
    private final Deadline deadline;
    private final SocketChannel channel;
    private final Selector selector;
    private final ByteBuffer answer = ByteBuffer.allocate(MAX_ANSWER);

    ClamdConnection(ClamdAddress address, AntivirusSettings.Delays delays, Deadline deadline) throws IOException {
        this.delays = delays;
        this.deadline = deadline;
        this.channel = address.channel();
        try {
            this.selector = Selector.open();
        } catch (IOException none) {
            channel.close();
            throw none;
        }
        try {
            SelectionKey key = channel.register(selector, SelectionKey.OP_CONNECT);
            Deadline connected = deadline.orIn(delays.connect());
            channel.connect(address.resolve());
            while (!channel.finishConnect()) {
                await(key, SelectionKey.OP_CONNECT, connected);
            }
        } catch (IOException refused) {
            close();
            throw new IOException("clamd at " + address + " cannot be reached", refused);
        } catch (RuntimeException refused) {
            close();
            throw refused;
        }
    }

    /** Sends all of these bytes. */
    void send(ByteBuffer... bytes) throws IOException {
        requireTime(deadline);
        Deadline sent = deadline.orIn(delays.write());
        while (Stream.of(bytes).anyMatch(ByteBuffer::hasRemaining)) {
            if (channel.write(bytes) == 0) {
                await(channel.keyFor(selector), SelectionKey.OP_WRITE, sent);
            }
        }
    }

    /** What clamd has said before the file has ended: only complaints come so early. Empty when it has said nothing. */
    String unasked() throws IOException {
        int read = channel.read(answer);
        if (read < 0 && answer.position() == 0) {
            throw new EOFException("clamd closed the connection in the middle of the file");
        }
        return answer.position() == 0 ? "" : text(answer.position());
    }

    /**
     * Waits for the answer: what stands before the byte zero that ends it.
     *
     * @throws IOException when it does not come in time, or not whole
     */
    String answer() throws IOException {
        Deadline answered = deadline.orIn(delays.read());
        while (true) {
            int read = channel.read(answer);
            int length = answer.position();
            if (length > 0 && answer.get(length - 1) == 0) {
                return text(length - 1);
            }
            if (read < 0 || !answer.hasRemaining()) {
                throw new EOFException("clamd's answer is not whole: " + length + " bytes without an end");
            }
            if (read == 0) {
                await(channel.keyFor(selector), SelectionKey.OP_READ, answered);
            }
        }
    }

    @Override
    public void close() {
        try (selector;
                channel) {
            // Closing is all there is to do.
        } catch (IOException gone) {
            // The connection is of no use any more, whether or not it could be closed in good order.
        }
    }

    private void await(SelectionKey key, int operation, Deadline limit) throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new IOException("Interrupted while waiting for clamd");
        }
        requireTime(limit);
        key.interestOps(operation);
        // Zero would be for ever.
        selector.select(Math.max(1, limit.left().toMillis()));
        selector.selectedKeys().clear();
    }

    private static void requireTime(Deadline limit) throws SocketTimeoutException {
        if (limit.isPast()) {
            throw new SocketTimeoutException("clamd did not react in time (assure.antivirus.delays)");
        }
    }

    private String text(int length) {
        return new String(answer.array(), 0, length, StandardCharsets.UTF_8);
    }
}
