package lu.lalux.assure.stub.support;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port for what is told its port before it listens there, or listens there once more. It is below those that systems
 * give away by themselves: one of these would be another program's, or a connection's, by the time that it is needed.
 */
public final class FreePort {

    private static final int FIRST = 15_000;
    private static final int END = 32_000;

    private FreePort() {}

    /** Another one each time, as other JVMs' tests look for one too. */
    public static int find() throws IOException {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            if (isFree(port)) {
                return port;
            }
        }
    }

    private static boolean isFree(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (BindException taken) {
            return false;
        }
    }
}
