package lu.lalux.assure.stub;

import java.net.InetAddress;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.web.server.Ssl;
import org.springframework.core.env.Environment;

/** Where this machine's programs and persons call the server. */
final class OwnAddress {

    private static final String HOST = "server.address";
    private static final String LOCALHOST = "localhost";

    private OwnAddress() {}

    /**
     * The address, without a path.
     *
     * @param environment which says at what address the server listens, and whether it speaks TLS
     * @param port at which it listens
     */
    static String of(Environment environment, int port) {
        Binder settings = Binder.get(environment);
        boolean tls = Ssl.isEnabled(settings.bind("server.ssl", Ssl.class).orElse(null));
        return (tls ? "https://" : "http://") + host(environment, settings) + ":" + port;
    }

    /** As the setting has it, since a certificate may be for that name; nobody can call all addresses at once. */
    private static String host(Environment environment, Binder settings) {
        String host = environment.getProperty(HOST, "");
        InetAddress address = settings.bind(HOST, InetAddress.class).orElse(null);
        if (host.isEmpty() || address == null || address.isAnyLocalAddress()) {
            return LOCALHOST;
        }
        return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    }
}
