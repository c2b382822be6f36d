package lu.lalux.assure.stub.http.connection;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.NioEndpoint.NioSocketWrapper;
import org.apache.tomcat.util.net.SecureNioChannel;
import org.apache.tomcat.util.net.SocketBufferHandler;

/** A connection with TLS whose handshake has only so much time, however it is stretched. */
final class HandshakeChannel extends SecureNioChannel {

    private final Duration patience;
    private final CutConnections cut;
    private long begun;

    HandshakeChannel(SocketBufferHandler buffer, NioEndpoint endpoint, Duration patience, CutConnections cut) {
        super(buffer, endpoint);
        this.patience = patience;
        this.cut = cut;
    }

    @Override
    public void reset(SocketChannel channel, NioSocketWrapper wrapper) throws IOException {
        super.reset(channel, wrapper);
        begun = System.nanoTime();
    }

    @Override
    public int handshake(boolean read, boolean write) throws IOException {
        int missing = super.handshake(read, write);
        if (missing != 0 && System.nanoTime() - begun > patience.toNanos()) {
            cut.because(CutConnections.Cause.TETE);
            throw new SocketTimeoutException("The TLS handshake has taken too long");
        }
        return missing;
    }
}
