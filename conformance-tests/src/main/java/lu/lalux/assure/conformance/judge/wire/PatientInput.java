package lu.lalux.assure.conformance.judge.wire;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** What a client sends, waited for no longer than for the next piece, and no longer than for the whole. */
final class PatientInput extends InputStream {

    private final Socket socket;
    private InputStream source;
    private long gap;
    private long end;
    private boolean ended;

    PatientInput(Socket socket) throws IOException {
        this.socket = socket;
        this.source = socket.getInputStream();
    }

    /** From now on reads what TLS makes of it. */
    void through(InputStream decrypted) {
        source = decrypted;
    }

    /**
     * @param next time for the next piece
     * @param whole time for everything that is read until this is called again
     */
    void patience(Duration next, Duration whole) {
        gap = next.toNanos();
        end = System.nanoTime() + whole.toNanos();
        ended = false;
    }

    /** {@return whether the client has ended what it sends, which somebody has found since {@link #patience}} */
    boolean ended() {
        return ended;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        allow();
        int count = source.read(bytes, offset, length);
        ended |= count < 0;
        return count;
    }

    private void allow() throws IOException {
        long left = Math.min(gap, end - System.nanoTime());
        if (left <= 0) {
            throw new SocketTimeoutException("too slow");
        }
        socket.setSoTimeout((int) Math.min(Integer.MAX_VALUE, left / 1_000_000 + 1));
    }
}
