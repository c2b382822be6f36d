package lu.lalux.assure.conformance.suite.token;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses that look like a registered one and are others: contract, {@code redirect_uri} ("exactement comme elle a
 * été enregistrée"); RFC 9700 section 2.1.
 */
final class Lookalikes {

    private static final Pattern PARTS = Pattern.compile(
            "(?<scheme>[^:/?#]+:)(?<authority>//[^/?#]*)?(?<path>[^?#]*)" + "(?<query>\\?[^#]*)?(?<fragment>#.*)?");

    private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]");

    private Lookalikes() {}

    /**
     * @param registered an address
     * @return others, each with one thing changed
     */
    static List<String> of(String registered) {
        Matcher parts = PARTS.matcher(registered);
        if (!parts.matches()) {
            return List.of();
        }
        String path = parts.group("path");
        String query = orNothing(parts.group("query"));
        String origin = parts.group("scheme") + orNothing(parts.group("authority"));
        List<String> others = new ArrayList<>();
        URI uri = URI.create(registered);
        if (uri.getHost() != null) {
            elsewhere(uri).forEach(other -> others.add(other + path + query));
        }
        others.add(origin + path + (path.endsWith("/") ? "conf" : "/conf") + query);
        others.add(origin + (path.endsWith("/") ? path.substring(0, path.length() - 1) : path + "/") + query);
        others.add(origin + inOtherCase(path) + query);
        others.add(origin + path + query + (query.isEmpty() ? "?" : "&") + "conf=1");
        others.add(origin + path + query + "#conf");
        others.add(origin + path + query + "%20");
        others.add(origin + path + query + "%0A");
        others.add(origin + path + query + "%00");
        others.add(origin + path + query + " ");
        others.add(origin + path + ";conf" + query);
        others.add(origin + path + "?" + query);
        others.add(origin + "/." + path + query);
        others.add(origin + "/conf/.." + path + query);
        others.add(origin + path + "/../conf" + query);
        others.add(origin + "/" + path + query);
        others.add(origin + path.substring(0, path.lastIndexOf('/') + 1) + query);
        others.add(origin + path.substring(0, Math.max(0, path.length() - 1)) + query);
        others.add(origin + path + "x" + query);
        others.add(origin + encodedAtTheEnd(path) + query);
        others.add(path + query);
        others.add(orNothing(parts.group("authority")) + path + query);
        others.add("javascript:" + registered);
        others.add("https://conf.invalid/?" + registered);
        others.add("https://conf.invalid/#" + registered);
        others.add("https://conf.invalid\\@" + registered.replaceFirst("^[^:]+://", ""));
        return others.stream()
                .distinct()
                .filter(other -> !other.equals(registered))
                .toList();
    }

    private static List<String> elsewhere(URI registered) {
        List<String> others = new ArrayList<>();
        String scheme = registered.getScheme() + "://";
        String host = registered.getHost();
        String port = registered.getPort() < 0 ? "" : ":" + registered.getPort();
        others.add(scheme + "conf.invalid" + port);
        if (!host.startsWith("[")) {
            others.add(scheme + "conf." + host + port);
            others.add(scheme + host + ".conf.invalid" + port);
            others.add(scheme + host + port + "@conf.invalid");
            others.add(scheme + "conf@" + host + port);
            others.add(scheme + host.toUpperCase(Locale.ROOT) + port);
            others.add(scheme + host + "." + port);
            others.add(scheme + host.replaceFirst("[aeo]", "\u0430") + port);
            others.add(scheme + "xn--" + host + port);
            others.add(scheme + host.substring(0, host.length() - 1) + port);
            others.add(scheme + "conf" + host + port);
        }
        // A native application on the person's own machine may be given another port each time: RFC 9700 section 2.1.
        if (!LOOPBACK.contains(host.toLowerCase(Locale.ROOT))) {
            others.add(scheme + host + ":" + (registered.getPort() == 8444 ? 8445 : 8444));
            others.add(scheme + host + (registered.getPort() < 0 ? ":" + usualPort(registered) : ""));
        }
        others.add((scheme.equals("https://") ? "http://" : "https://") + host + port);
        return others;
    }

    private static int usualPort(URI address) {
        return address.getScheme().equals("https") ? 443 : 80;
    }

    private static String inOtherCase(String path) {
        return path.equals(path.toUpperCase(Locale.ROOT))
                ? path.toLowerCase(Locale.ROOT)
                : path.toUpperCase(Locale.ROOT);
    }

    /** The same address for whoever decodes it, and not the one that was registered. */
    private static String encodedAtTheEnd(String path) {
        if (path.length() < 2) {
            return path + "%2F";
        }
        int last = path.length() - 1;
        return path.substring(0, last) + String.format(Locale.ROOT, "%%%02x", (int) path.charAt(last));
    }

    private static String orNothing(String part) {
        return part == null ? "" : part;
    }
}
