package lu.lalux.assure.client;

import java.net.URI;
import java.util.Objects;

/**
 * Where the API is. Over {@code http} secrets and invoices are readable on the way: it is for a sandbox. The contract
 * gives the token operations servers of their own (document, "Annexes"), so there are two addresses; they are the same
 * in a sandbox.
 *
 * @param api the address of uploads and settlements, without a trailing slash
 * @param tokens the address of {@code /token} and {@code /authen}, without a trailing slash
 */
public record AssureEndpoints(URI api, URI tokens) {

    /** LALUX's own: the first servers of the contract. */
    public static final AssureEndpoints PRODUCTION =
            new AssureEndpoints(URI.create("https://api.lalux.lu"), URI.create("https://wts.lalux.lu"));

    /**
     * Checks the addresses, and takes trailing slashes off.
     *
     * @param api the address of uploads and settlements
     * @param tokens the address of {@code /token} and {@code /authen}
     * @throws IllegalArgumentException if an address is not absolute {@code http} or {@code https}, or has a query, a
     *     fragment or credentials
     */
    public AssureEndpoints {
        api = base(api, "api");
        tokens = base(tokens, "tokens");
    }

    /**
     * One address for everything, such as the sandbox's {@code http://localhost:8080}.
     *
     * @param address of API and tokens
     * @return both addresses
     * @throws IllegalArgumentException if it is not absolute {@code http} or {@code https}, or has a query, a fragment
     *     or credentials
     */
    public static AssureEndpoints at(URI address) {
        return new AssureEndpoints(address, address);
    }

    URI api(String path) {
        return URI.create(api + path);
    }

    URI tokens(String path) {
        return URI.create(tokens + path);
    }

    private static URI base(URI address, String name) {
        Objects.requireNonNull(address, name);
        boolean http = "http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme());
        if (!http
                || address.getHost() == null
                || address.getRawQuery() != null
                || address.getRawFragment() != null
                || address.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    name + ": an http or https address without query, fragment or credentials");
        }
        return URI.create(address.toString().replaceAll("/+$", ""));
    }
}
