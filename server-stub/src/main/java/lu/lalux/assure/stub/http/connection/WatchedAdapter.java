package lu.lalux.assure.stub.http.connection;

import org.apache.coyote.Adapter;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.tomcat.util.net.SocketEvent;

/** Sees when a request's head has arrived, and what is left of its body once it has been answered. */
final class WatchedAdapter implements Adapter {

    private static final String CONNECTION = "Connection";
    private static final String CLOSE = "close";

    private final Adapter adapter;
    private final ThreadLocal<Connection> current;

    /** @param current the connection on which this thread works */
    WatchedAdapter(Adapter adapter, ThreadLocal<Connection> current) {
        this.adapter = adapter;
        this.current = current;
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
        current.get().serve();
        return adapter.asyncDispatch(request, response, event);
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
