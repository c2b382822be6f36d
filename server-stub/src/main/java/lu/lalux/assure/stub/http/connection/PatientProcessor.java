package lu.lalux.assure.stub.http.connection;

import java.io.IOException;
import org.apache.coyote.Adapter;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * Treats a request whose body is awaited as one that is worked on elsewhere, so that Tomcat tells the adapter when
 * something comes, and begins with nothing else on the connection.
 */
final class PatientProcessor extends Http11Processor {

    private final ThreadLocal<Connection> current;
    private volatile @Nullable Connection connection;

    /** @param current the connection on which a thread works */
    PatientProcessor(AbstractHttp11Protocol<?> protocol, Adapter adapter, ThreadLocal<Connection> current) {
        super(protocol, adapter);
        this.current = current;
    }

    @Override
    public SocketState service(SocketWrapperBase<?> socket) throws IOException {
        connection = current.get();
        return super.service(socket);
    }

    /** Processors serve one connection after the other: the request tells whether it is still the same. */
    private boolean awaitsBody() {
        Connection mine = connection;
        return mine != null && mine.awaitsBodyOf(request);
    }

    @Override
    public boolean isAsync() {
        return awaitsBody() || super.isAsync();
    }

    @Override
    public SocketState asyncPostProcess() throws IOException {
        return awaitsBody() ? SocketState.LONG : super.asyncPostProcess();
    }

    /** Tomcat asks each second, and takes a request for abandoned that no servlet has; when it stops, it means it. */
    @Override
    public void timeoutAsync(long now) {
        if (now < 0 || !awaitsBody()) {
            super.timeoutAsync(now);
        }
    }
}
