package lu.lalux.assure.conformance.selfcheck.model;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import lu.lalux.assure.conformance.model.Behaviour;
import lu.lalux.assure.conformance.model.ModelServer;
import lu.lalux.assure.conformance.model.Request;

/** Does not read every request to its end. Nobody asks it before it is made: only then its address is known. */
public final class WrongModelServer extends ModelServer {

    private final Conduct conduct;

    /**
     * @param mind what answers
     * @param conduct what is done wrongly, or otherwise
     */
    public WrongModelServer(Behaviour mind, Conduct conduct) {
        super(0, mind);
        this.conduct = conduct;
    }

    /** A body that is announced as too large need not be read (RFC 9110 section 15.5.14). */
    @Override
    protected byte[] body(HttpExchange exchange, Request head, int most) throws IOException {
        if (conduct.has(Slip.ANSWERS_EARLY) && announced(head) > most) {
            return null;
        }
        return conduct.has(Slip.FIRST_READ_ONLY) ? first(exchange.getRequestBody()) : super.body(exchange, head, most);
    }

    private static long announced(Request asked) {
        String length = asked.header("content-length");
        return length.isEmpty() ? 0 : Long.parseLong(length);
    }

    private static byte[] first(InputStream stream) throws IOException {
        byte[] buffer = new byte[65_536];
        int length = Math.max(0, stream.read(buffer));
        stream.transferTo(OutputStream.nullOutputStream());
        return Arrays.copyOf(buffer, length);
    }
}
