package lu.lalux.assure.conformance.judge.wire;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** The connections that are open, by where they come from, so that nobody takes the places of all. */
public final class OpenConnections {

    /** Of an IPv6 address, what one client has to itself (RFC 6177): a network. */
    private static final int NETWORK = 8;

    private final int each;
    private final Map<ByteBuffer, Integer> open = new ConcurrentHashMap<>();

    /**
     * @param each connections from one place
     */
    OpenConnections(int each) {
        this.each = each;
    }

    /**
     * @param from the client's address
     * @return whether one more connection may be open
     */
    boolean enter(InetAddress from) {
        if (from.isLoopbackAddress()) {
            return true;
        }
        AtomicBoolean entered = new AtomicBoolean();
        open.compute(place(from), (place, count) -> {
            int now = count == null ? 0 : count;
            entered.set(now < each);
            return entered.get() ? Integer.valueOf(now + 1) : count;
        });
        return entered.get();
    }

    /**
     * @param from the address of a client that has entered, and whose connection has ended
     */
    void leave(InetAddress from) {
        open.computeIfPresent(place(from), (place, count) -> count == 1 ? null : count - 1);
    }

    /**
     * @param from an address
     * @return it, or its network, as one client has it to itself
     */
    public static ByteBuffer place(InetAddress from) {
        byte[] address = from.getAddress();
        return ByteBuffer.wrap(from instanceof Inet6Address ? Arrays.copyOf(address, NETWORK) : address);
    }
}
