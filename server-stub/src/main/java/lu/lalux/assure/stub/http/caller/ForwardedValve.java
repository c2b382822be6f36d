package lu.lalux.assure.stub.http.caller;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Believes a trusted proxy in two things, for all that comes after. The request's address becomes that of the client;
 * and the request counts as encrypted if the proxy says that its own connection is ({@code X-Forwarded-Proto}), so that
 * the login page's cookie is for encrypted connections only. {@code X-Forwarded-Host} and RFC 7239's {@code Forwarded}
 * are not needed, and not read.
 */
final class ForwardedValve extends ValveBase {

    private static final String PROTOCOL = "X-Forwarded-Proto";
    private static final String HTTPS = "https";
    private static final int HTTPS_PORT = 443;

    private final TrustedProxies proxies;

    ForwardedValve(TrustedProxies proxies) {
        super(true);
        this.proxies = proxies;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (request.getHeader(ForwardedFor.HEADER) != null || request.getHeader(PROTOCOL) != null) {
            believe(request);
        }
        getNext().invoke(request, response);
    }

    private void believe(Request request) {
        AddressLiteral.parsed(AddressLiteral.withoutZone(request.getRemoteAddr()))
                .filter(proxies::contains)
                .ifPresent(peer -> {
                    String client = proxies.clientOf(peer, request::getHeaders).getHostAddress();
                    request.setRemoteAddr(client);
                    request.setRemoteHost(client);
                    if (HTTPS.equalsIgnoreCase(request.getHeader(PROTOCOL))) {
                        encrypted(request);
                    }
                });
    }

    private static void encrypted(Request request) {
        request.setSecure(true);
        request.getCoyoteRequest().scheme().setString(HTTPS);
        String host = request.getHeader("Host");
        if (host != null && !host.matches(".*:\\d+")) {
            request.setServerPort(HTTPS_PORT);
        }
    }
}
