package lu.lalux.assure.stub.gestion.access;

import java.net.URI;
import java.util.Map;
import lu.lalux.assure.stub.problem.WrongValueException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The OpenID provider through which administrators sign in. Without an issuer there is none, and they have passkeys.
 *
 * @param issuer its address
 * @param clientId what it calls this server
 * @param clientSecret by which it knows it
 * @param claim of the ID token that says who is an administrator
 * @param value that the claim then is, or has among others
 */
@ConfigurationProperties("assure.gestion.openid")
public record ProviderSettings(
        @DefaultValue("") URI issuer,
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("groups") String claim,
        @DefaultValue("") String value) {

    public ProviderSettings {
        if (!issuer.toString().isEmpty()) {
            WrongValueException.unless(
                    isProtected(issuer) && issuer.getRawQuery() == null && issuer.getRawFragment() == null,
                    "assure.gestion.openid.issuer",
                    "openid.issuer");
            Map.of("client-id", clientId, "client-secret", clientSecret, "claim", claim, "value", value)
                    .forEach((name, text) -> WrongValueException.unless(
                            !text.isBlank(), "assure.gestion.openid." + name, "openid.rest"));
        }
    }

    /** Whether there is one. */
    public boolean isSetUp() {
        return !issuer.toString().isEmpty();
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "ProviderSettings[issuer=" + issuer + ", clientId=" + clientId + ']';
    }

    private static boolean isProtected(URI address) {
        return address.getHost() != null
                && ("https".equals(address.getScheme())
                        || "http".equals(address.getScheme()) && isThisMachine(address.getHost()));
    }

    /** No name is looked up: a provider that is down keeps no server from starting. */
    private static boolean isThisMachine(String host) {
        return "localhost".equals(host) || host.matches("127\\.\\d+\\.\\d+\\.\\d+") || "[::1]".equals(host);
    }
}
