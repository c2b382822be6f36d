package lu.lalux.assure.stub.document.scan;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import lu.lalux.assure.stub.problem.Excerpt;

/**
 * One file on its way to clamd by its command {@code INSTREAM}: chunks that begin with their length (four bytes,
 * network order), and one of length zero at the end (clamd(8)).
 */
final class ClamdScan implements AutoCloseable {

    private static final byte[] COMMAND = "zINSTREAM\0".getBytes(StandardCharsets.US_ASCII);

    private final ClamdConnection connection;

    /** @param deadline for all of it, from the connection to the answer */
    ClamdScan(ClamdAddress address, AntivirusSettings.Delays delays, Deadline deadline) throws IOException {
        this.connection = new ClamdConnection(address, delays, deadline);
        try {
            connection.send(ByteBuffer.wrap(COMMAND));
        } catch (IOException refused) {
            connection.close();
            throw refused;
        }
    }

    /** The next bytes; not empty, since that would end the file. */
    void next(byte[] bytes, int offset, int length) throws IOException {
        requireSilence();
        connection.send(length(length), ByteBuffer.wrap(bytes, offset, length));
    }

    /** What clamd answers when the file is at its end; {@link ClamdVerdict} says what it means. */
    String answer() throws IOException {
        requireSilence();
        connection.send(length(0));
        return connection.answer();
    }

    @Override
    public void close() {
        connection.close();
    }

    /**
     * clamd gives its verdict after the end of the file. When it speaks before that, a limit of its own was reached.
     */
    private void requireSilence() throws IOException {
        String complaint = connection.unasked();
        if (!complaint.isEmpty()) {
            throw new IOException("clamd answered before the end of the file: " + Excerpt.of(complaint));
        }
    }

    private static ByteBuffer length(int length) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(length).flip();
    }
}
