package lu.lalux.assure.conformance.judge.trial.transport;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** A connection to a server, with an end to its patience. */
final class OpenSocket implements AutoCloseable {

    private final Socket socket;
    private final InputStream input;
    private volatile long deadline;

    OpenSocket(URI server, SSLSocketFactory secure, Duration patience) throws IOException {
        deadline = System.nanoTime() + patience.toNanos();
        Socket plain = new Socket();
        plain.connect(new InetSocketAddress(server.getHost(), server.getPort()), left());
        plain.setTcpNoDelay(true);
        try {
            socket = server.getScheme().equals("https") ? secured(plain, server, secure) : plain;
        } catch (IOException e) {
            plain.close();
            throw e;
        }
        input = new BufferedInputStream(new Limited(socket.getInputStream()));
    }

    private Socket secured(Socket plain, URI server, SSLSocketFactory secure) throws IOException {
        SSLSocket socket = (SSLSocket) secure.createSocket(plain, server.getHost(), server.getPort(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.setSoTimeout(left());
        socket.startHandshake();
        return socket;
    }

    void until(long moment) {
        deadline = moment;
    }

    private int left() throws SocketTimeoutException {
        long millis = (deadline - System.nanoTime()) / 1_000_000;
        if (millis <= 0) {
            throw new SocketTimeoutException("no answer in time");
        }
        return (int) Math.min(Integer.MAX_VALUE, millis);
    }

    /** {@return whether nothing says that the server has closed it} */
    boolean isAlive() {
        try {
            socket.setSoTimeout(1);
            input.mark(1);
            deadline = System.nanoTime() + 1_500_000;
            int next = input.read();
            input.reset();
            // Neither an end nor a byte that nobody asked for.
            return next == -2;
        } catch (SocketTimeoutException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    InputStream input() {
        return input;
    }

    void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // It has ended already.
        }
    }

    /** Reads for as long as there is patience. */
    private final class Limited extends FilterInputStream {

        Limited(InputStream from) {
            super(from);
        }

        @Override
        public int read(byte[] bytes, int start, int length) throws IOException {
            socket.setSoTimeout(left());
            return super.read(bytes, start, length);
        }

        @Override
        public int read() throws IOException {
            socket.setSoTimeout(left());
            return super.read();
        }
    }
}
