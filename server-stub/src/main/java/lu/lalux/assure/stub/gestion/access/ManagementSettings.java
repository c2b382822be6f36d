package lu.lalux.assure.stub.gestion.access;

import java.net.URI;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The management interface.
 *
 * @param address by which browsers reach this server: scheme, host and port; empty where they do it as localhost, at
 *     the port at which it listens
 */
@ConfigurationProperties("assure.gestion")
public record ManagementSettings(@DefaultValue("") URI address) {

    public ManagementSettings {
        if (!address.toString().isEmpty()
                && (!Set.of("http", "https").contains(String.valueOf(address.getScheme()))
                        || address.getHost() == null
                        || !String.valueOf(address.getRawPath()).isEmpty()
                        || address.getRawQuery() != null
                        || address.getRawFragment() != null
                        || address.getRawUserInfo() != null)) {
            throw new IllegalArgumentException(
                    "assure.gestion.address is a scheme, a host and a port, such as https://assure.example");
        }
    }
}
