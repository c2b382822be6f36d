package lu.lalux.assure.stub.gestion.access;

import java.net.URI;
import java.util.Set;
import lu.lalux.assure.stub.problem.WrongValueException;
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
        WrongValueException.unless(
                address.toString().isEmpty()
                        || Set.of("http", "https").contains(String.valueOf(address.getScheme()))
                                && address.getHost() != null
                                && String.valueOf(address.getRawPath()).isEmpty()
                                && address.getRawQuery() == null
                                && address.getRawFragment() == null
                                && address.getRawUserInfo() == null,
                "assure.gestion.address",
                "origin");
    }
}
