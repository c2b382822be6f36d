package lu.lalux.assure.stub.http.connection;

import java.io.IOException;
import java.util.function.BiFunction;
import org.apache.coyote.Adapter;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.tomcat.util.net.SocketEvent;
import org.jspecify.annotations.Nullable;

/**
 * Sees when a request's head has arrived, waits for its body if that is small, and sees what is left of it once it has
 * been answered.
 */
final class WatchedAdapter implements Adapter {

    private static final String CONNECTION = "Connection";
    private static final String CLOSE = "close";
    private static final byte[] ROOT = {'/'};

    private final Adapter adapter;
    private final ThreadLocal<Connection> current;
    private final BiFunction<Connection, Request, @Nullable AwaitedBody> awaited;

    /**
     * @param current the connection on which this thread works
     * @param awaited how a request's body is awaited; null if it cannot be, as one too many of its client's are
     */
    WatchedAdapter(
            Adapter adapter,
            ThreadLocal<Connection> current,
            BiFunction<Connection, Request, @Nullable AwaitedBody> awaited) {
        this.adapter = adapter;
        this.current = current;
        this.awaited = awaited;
    }

    /** Before the answer's headers are sent: says so in them if the connection cannot be used again. */
    static void announceEnd(Request request, Response response) {
        UnreadBody body = new UnreadBody(request);
        if (body.isLast() || !body.isNothing() && !body.isSmall()) {
            response.getMimeHeaders().setValue(CONNECTION).setString(CLOSE);
        }
    }

    @Override
    public void service(Request request, Response response) throws Exception {
        Connection connection = current.get();
        connection.serve();
        // Tomcat answers it by itself, whatever is wrong with it, and without what each answer has.
        if ("OPTIONS".equals(request.getMethod()) && request.requestURI().equals("*")) {
            request.requestURI().setBytes(ROOT, 0, ROOT.length);
        }
        if (AwaitedBody.isMissingPartOf(request)) {
            AwaitedBody awaits = awaited.apply(connection, request);
            if (awaits != null) {
                awaits.askFor();
                connection.await(awaits);
                return;
            }
            MissingBody.ONE_TOO_MANY.note(request);
        }
        serve(request, response, connection);
    }

    private void serve(Request request, Response response, Connection connection) throws Exception {
        adapter.service(request, response);
        UnreadBody body = new UnreadBody(request);
        if (body.hasPaused()) {
            connection.giveUp();
        } else {
            leave(body, response, connection);
        }
    }

    private static void leave(UnreadBody body, Response response, Connection connection) {
        if (body.isAwaited() || body.isNothing()) {
            return;
        }
        if (body.isSmall()) {
            body.discardArrived();
            if (body.isNothing()) {
                return;
            }
            if (!body.isLast()
                    && !CLOSE.equalsIgnoreCase(response.getMimeHeaders().getHeader(CONNECTION))) {
                connection.skip(body.bytes());
            }
        }
        body.abandon();
    }

    @Override
    public boolean asyncDispatch(Request request, Response response, SocketEvent event) throws Exception {
        Connection connection = current.get();
        AwaitedBody body = connection.awaited();
        if (body != null) {
            return receive(body, request, response, event);
        }
        connection.serve();
        return adapter.asyncDispatch(request, response, event);
    }

    /** @return whether the connection goes on */
    private boolean receive(AwaitedBody body, Request request, Response response, SocketEvent event) throws Exception {
        Connection connection = current.get();
        if (event == SocketEvent.ERROR || event == SocketEvent.DISCONNECT) {
            connection.forgetBody();
            connection.giveUp();
            return false;
        }
        try {
            if (body.isThere()) {
                body.handOver();
            } else if (event == SocketEvent.TIMEOUT || body.isLate()) {
                MissingBody.LATE.note(request);
            } else {
                return true;
            }
        } catch (IOException ended) {
            MissingBody.BROKEN_OFF.note(request);
        }
        connection.forgetBody();
        connection.serve();
        serve(request, response, connection);
        return true;
    }

    @Override
    public boolean prepare(Request request, Response response) throws Exception {
        return adapter.prepare(request, response);
    }

    @Override
    public void log(Request request, Response response, long time) {
        adapter.log(request, response, time);
    }

    @Override
    public void checkRecycled(Request request, Response response) {
        adapter.checkRecycled(request, response);
    }

    @Override
    public String getDomain() {
        return adapter.getDomain();
    }
}
