package lu.lalux.assure.stub.http.caller;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * One client, as far as addresses tell: an IPv4 address, or the first 64 bits of an IPv6 address. Those name a network,
 * within which a client may choose the other 64 bits anew for every request (RFC 4291 section 2.5.1, RFC 8981).
 *
 * @param text to be compared, and read by a person
 */
public record ClientNetwork(String text) {

    private static final int NETWORK_BYTES = 8;

    /** @param address a client's */
    public static ClientNetwork of(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length <= NETWORK_BYTES) {
            return new ClientNetwork(address.getHostAddress());
        }
        Arrays.fill(bytes, NETWORK_BYTES, bytes.length, (byte) 0);
        try {
            return new ClientNetwork(InetAddress.getByAddress(bytes).getHostAddress() + "/64");
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("An address with other bits is one too", impossible);
        }
    }

    /** @param address a client's, as the container has it; what cannot be read counts as a client of that name */
    public static ClientNetwork of(String address) {
        return AddressLiteral.parsed(AddressLiteral.withoutZone(address))
                .map(ClientNetwork::of)
                .orElseGet(() -> new ClientNetwork(address));
    }

    @Override
    public String toString() {
        return text;
    }
}
