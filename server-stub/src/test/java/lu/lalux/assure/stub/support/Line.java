package lu.lalux.assure.stub.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A line to a server of this machine, that can fall silent without breaking, as when a network or its server hangs. */
public final class Line implements AutoCloseable {

    private final ServerSocket entrance;
    private final int server;
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private volatile boolean silent;

    /** @param server the port that it leads to */
    public Line(int server) throws IOException {
        this.server = server;
        this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    /** Where it is entered. */
    public int port() {
        return entrance.getLocalPort();
    }

    /** Whatever comes from now on is swallowed, in both directions; new connections are accepted. */
    public void fallSilent() {
        silent = true;
    }

    /** New connections work again; the old ones are gone. */
    public void speak() throws IOException {
        silent = false;
        for (Socket socket = sockets.poll(); socket != null; socket = sockets.poll()) {
            socket.close();
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        speak();
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket near = entrance.accept();
                Socket far = new Socket(InetAddress.getLoopbackAddress(), server);
                sockets.add(near);
                sockets.add(far);
                daemon(() -> pass(near, far));
                daemon(() -> pass(far, near));
            } catch (IOException closed) {
                // The loop looks whether that was meant.
            }
        }
    }

    private void pass(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] bytes = new byte[8_192];
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                if (!silent) {
                    out.write(bytes, 0, count);
                }
            }
        } catch (IOException ended) {
            // One of the two has hung up; so does the other.
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "ligne");
        thread.setDaemon(true);
        thread.start();
    }
}
