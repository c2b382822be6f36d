package lu.lalux.assure.stub.document.scan;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lu.lalux.assure.stub.problem.WrongValueException;
import org.jspecify.annotations.Nullable;

/** Where clamd listens: a TCP port or a Unix socket. */
final class ClamdAddress {

    static final String SETTING = "assure.antivirus.address";

    private static final Pattern HOST_AND_PORT = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^:/\\\\\\s]+):(\\d{1,5})");
    private static final int MAX_PORT = 65_535;

    private final String text;
    private final @Nullable Path socket;
    private final String host;
    private final int port;

    private ClamdAddress(String text, @Nullable Path socket, String host, int port) {
        this.text = text;
        this.socket = socket;
        this.host = host;
        this.port = port;
    }

    /**
     * @param text {@code host:port}, with an IPv6 address in brackets, or an absolute path
     * @throws WrongValueException when it is neither
     */
    static ClamdAddress of(String text) {
        Matcher parts = HOST_AND_PORT.matcher(text);
        if (parts.matches()) {
            int port = Integer.parseInt(parts.group(2));
            if (port >= 1 && port <= MAX_PORT) {
                return new ClamdAddress(text, null, parts.group(1), port);
            }
        } else if (isAbsolute(text)) {
            return new ClamdAddress(text, Path.of(text), "", 0);
        }
        throw WrongValueException.of(SETTING, "clamd");
    }

    /** A channel of the address's kind, not connected, not blocking. */
    SocketChannel channel() throws IOException {
        SocketChannel channel = socket == null ? SocketChannel.open() : SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.configureBlocking(false);
        return channel;
    }

    /** The address; a host's name is looked up each time, since it may move. */
    SocketAddress resolve() throws IOException {
        if (socket != null) {
            return UnixDomainSocketAddress.of(socket);
        }
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new UnknownHostException(host);
        }
        return address;
    }

    @Override
    public String toString() {
        return text;
    }

    private static boolean isAbsolute(String text) {
        try {
            return Path.of(text).isAbsolute();
        } catch (InvalidPathException notAPath) {
            return false;
        }
    }
}
