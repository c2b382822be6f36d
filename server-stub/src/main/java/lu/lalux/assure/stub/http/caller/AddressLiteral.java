package lu.lalux.assure.stub.http.caller;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads addresses, never names: {@link InetAddress#getByName} would look them up. */
final class AddressLiteral {

    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");
    /** Java reads or refuses a text with a colon, but never looks it up as a name. */
    private static final Pattern IPV6 = Pattern.compile("(?=[^:]*:)[0-9A-Fa-f:.]{2,45}");

    private AddressLiteral() {}

    /**
     * @param text an address of IPv4 in four decimals, or one of IPv6 without brackets and zone (RFC 4291 section 2.2)
     */
    static Optional<InetAddress> parsed(String text) {
        if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException unreadable) {
            return Optional.empty();
        }
    }

    /** Without the interface by which an address on the same link is reached (RFC 4007 section 11). */
    static String withoutZone(String address) {
        int zone = address.indexOf('%');
        return zone < 0 ? address : address.substring(0, zone);
    }
}
