package lu.lalux.assure.stub.http.caller;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whom a request comes from, by {@code X-Forwarded-For}. Each proxy adds its own peer at the right. Read from the
 * right, the addresses are true up to and including the first that is not a trusted proxy's: that is the client. What
 * is left of it anybody may have written.
 *
 * <p>Tomcat's {@code RemoteIpValve} does the same, but believes what is no address, and looks up names.
 */
final class ForwardedFor {

    static final String HEADER = "X-Forwarded-For";

    /** More proxies than anybody has, one behind the other. */
    private static final int HOPS = 32;

    /** Some proxies write the port too. */
    private static final Pattern ENTRY = Pattern.compile("\\[([^]]*)](?::\\d{1,5})?|([^:]*):\\d{1,5}|(.*)");

    private final TrustedProxies proxies;

    ForwardedFor(TrustedProxies proxies) {
        this.proxies = proxies;
    }

    /**
     * @param proxy the peer, who is trusted
     * @param headers the headers of this name, in their order
     * @return the client, or the last trusted proxy on the way to it, if what that one says cannot be read
     */
    InetAddress client(InetAddress proxy, List<String> headers) {
        InetAddress client = proxy;
        String chain = String.join(",", headers);
        int end = chain.length();
        for (int hop = 0; hop < HOPS && end >= 0; hop++) {
            int comma = chain.lastIndexOf(',', end - 1);
            Optional<InetAddress> next = address(chain.substring(comma + 1, end).strip());
            if (next.isEmpty()) {
                return client;
            }
            client = next.get();
            if (!proxies.contains(client)) {
                return client;
            }
            end = comma;
        }
        return client;
    }

    private static Optional<InetAddress> address(String entry) {
        Matcher parts = ENTRY.matcher(entry);
        if (!parts.matches()) {
            return Optional.empty();
        }
        for (int form = 1; form <= parts.groupCount(); form++) {
            if (parts.group(form) != null) {
                return AddressLiteral.parsed(parts.group(form));
            }
        }
        return Optional.empty();
    }
}
