package lu.lalux.assure.stub.http.caller;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.List;

/** Whether a request comes from this machine itself, with nobody in between. */
public final class DirectCaller {

    /** What proxies add (RFC 7239, RFC 9110 section 7.6.3, and what was there before them). */
    private static final List<String> OF_PROXIES = List.of(ForwardedFor.HEADER, "Forwarded", "Via", "X-Real-IP");

    private DirectCaller() {}

    /** By the address of the connection; whoever says that they are a proxy, known or not, speaks for somebody else. */
    public static boolean isOnThisMachine(HttpServletRequest request) {
        return OF_PROXIES.stream().allMatch(name -> request.getHeader(name) == null)
                && AddressLiteral.parsed(AddressLiteral.withoutZone(request.getRemoteAddr()))
                        .filter(InetAddress::isLoopbackAddress)
                        .isPresent();
    }
}
