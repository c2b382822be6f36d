package lu.lalux.assure.benchmark.peer;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;

/** Jetty's server alone, which receives a body and throws it away. */
public final class RawJetty {

    private static final byte[] VERIFIED =
            "{\"status\":\"Verified\",\"key\":\"00000000-0000-4000-8000-000000000000.pdf\"}"
                    .getBytes(StandardCharsets.UTF_8);

    private RawJetty() {}

    /** @param arguments the port */
    public static void main(String[] arguments) throws Exception {
        Server server = new Server(Integer.parseInt(arguments[0]));
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                Content.Source.consumeAll(
                        request, Callback.from(() -> answer(request, response, callback), callback::failed));
                return true;
            }
        });
        server.start();
        server.join();
    }

    private static void answer(Request request, Response response, Callback callback) {
        if (request.getHttpURI().getPath().endsWith("/upload")) {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
            response.write(true, ByteBuffer.wrap(VERIFIED), callback);
        } else {
            response.setStatus(202);
            callback.succeeded();
        }
    }
}
