package lu.lalux.assure.stub.http.caller;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/** An address, or all that begin with the same bits (CIDR, RFC 4632 section 3.1 and RFC 4291 section 2.3). */
final class AddressRange {

    private static final Pattern FORM = Pattern.compile("([^/]*)(?:/(\\d{1,3}))?");

    private final IpAddressMatcher matcher;

    private AddressRange(IpAddressMatcher matcher) {
        this.matcher = matcher;
    }

    /**
     * @param text {@code address} or {@code address/bits}
     * @throws IllegalArgumentException when it is neither, or everybody
     */
    static AddressRange of(String text) {
        Matcher parts = FORM.matcher(text.strip());
        Optional<InetAddress> address = parts.matches() ? AddressLiteral.parsed(parts.group(1)) : Optional.empty();
        if (address.isEmpty()) {
            throw new IllegalArgumentException(
                    "assure.network.trusted-proxies has neither an address nor a range (10.1.2.0/24, fd00:1::/64): "
                            + text);
        }
        String bits = parts.group(2);
        int all = address.get().getAddress().length * Byte.SIZE;
        if (bits != null && (Integer.parseInt(bits) < 1 || Integer.parseInt(bits) > all)) {
            throw new IllegalArgumentException(
                    "assure.network.trusted-proxies has a range of which not 1 to " + all + " bits are given: " + text);
        }
        String literal = address.get().getHostAddress();
        return new AddressRange(new IpAddressMatcher(bits == null ? literal : literal + '/' + bits));
    }

    boolean contains(InetAddress address) {
        return matcher.matches(address.getHostAddress());
    }
}
