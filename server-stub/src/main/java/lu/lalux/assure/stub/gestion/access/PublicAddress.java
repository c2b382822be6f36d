package lu.lalux.assure.stub.gestion.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** How browsers reach this server: passkeys are bound to it, and links begin with it. */
@Component
public final class PublicAddress {

    private static final String ON_THIS_MACHINE = "http://localhost:";

    private final ManagementSettings settings;
    private final Environment environment;

    public PublicAddress(ManagementSettings settings, Environment environment) {
        this.settings = settings;
        this.environment = environment;
    }

    /** Scheme, host and port. Without a setting the port is that at which the server listens, once it does. */
    public URI get() {
        return settings.address().toString().isEmpty()
                ? URI.create(ON_THIS_MACHINE
                        + environment.getProperty("local.server.port", environment.getProperty("server.port", "8080")))
                : settings.address();
    }

    /**
     * Whether browsers come by TLS: a proxy before the server may be the one that speaks it, which the request does not
     * show.
     */
    public boolean isSecure(HttpServletRequest request) {
        return "https".equals(get().getScheme()) || request.isSecure();
    }

    /** The page at which a link is used; what follows # is sent to no server. */
    public String link(String value) {
        return get() + "/gestion/lien.html#" + value;
    }
}
