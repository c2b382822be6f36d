package lu.lalux.assure.conformance.implementation;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import lu.lalux.assure.conformance.exchange.Credentials;

/**
 * What is tested, and with whose rights. What is absent is not tested, and the verdict says so.
 *
 * @param api base address of the API
 * @param token address of the token endpoint
 * @param authen address of the authorisation endpoint
 * @param client the repairer's client
 * @param otherClient another provider's client
 * @param expertClient a client with the expert's scopes; may be the first
 * @param implicit what the implicit grant needs
 * @param otherUser another expert's person, for the implicit grant
 * @param timeout for each request
 */
public record Target(
        URI api,
        URI token,
        URI authen,
        Credentials client,
        Optional<Credentials> otherClient,
        Optional<Credentials> expertClient,
        Optional<ImplicitSettings> implicit,
        Optional<Credentials> otherUser,
        Duration timeout) {

    /**
     * @param path of the API, as the contract writes it
     * @return its address at this target
     */
    public URI address(String path) {
        if (path.equals("/token")) {
            return token;
        }
        return path.equals("/authen") ? authen : URI.create(strip(api) + path);
    }

    private static String strip(URI base) {
        return base.toString().replaceAll("/+$", "");
    }
}
