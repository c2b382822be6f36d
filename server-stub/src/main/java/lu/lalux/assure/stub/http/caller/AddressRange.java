package lu.lalux.assure.stub.http.caller;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lu.lalux.assure.stub.problem.WrongValueException;

/** An address, or all that begin with the same bits (CIDR, RFC 4632 section 3.1 and RFC 4291 section 2.3). */
final class AddressRange {

    private static final String SETTING = "assure.network.trusted-proxies";
    private static final Pattern FORM = Pattern.compile("([^/]*)(?:/(\\d{1,3}))?");

    private final byte[] address;
    private final int bits;

    private AddressRange(byte[] address, int bits) {
        this.address = address;
        this.bits = bits;
    }

    /**
     * @param text {@code address} or {@code address/bits}
     * @throws WrongValueException when it is neither, or everybody
     */
    static AddressRange of(String text) {
        Matcher parts = FORM.matcher(text.strip());
        Optional<InetAddress> address = parts.matches() ? AddressLiteral.parsed(parts.group(1)) : Optional.empty();
        if (address.isEmpty()) {
            throw WrongValueException.of(SETTING, "ranges", text);
        }
        String bits = parts.group(2);
        int all = address.get().getAddress().length * Byte.SIZE;
        if (bits != null && (Integer.parseInt(bits) < 1 || Integer.parseInt(bits) > all)) {
            throw WrongValueException.of(SETTING, "ranges.bits", text, all);
        }
        return new AddressRange(address.get().getAddress(), bits == null ? all : Integer.parseInt(bits));
    }

    /**
     * An address of IPv4 is in no range of IPv6, even if it begins with the same bits, and the other way round: Spring
     * Security 7.1's {@code IpAddressMatcher} takes the two for the same.
     */
    boolean contains(InetAddress candidate) {
        byte[] other = candidate.getAddress();
        return other.length == address.length && beginning(other).equals(beginning(address));
    }

    private BigInteger beginning(byte[] whole) {
        return new BigInteger(1, whole).shiftRight(whole.length * Byte.SIZE - bits);
    }
}
