package lu.lalux.assure.conformance.judge.wire;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import lu.lalux.assure.conformance.exchange.Header;

/**
 * A request as it was written.
 *
 * @param connection by number, from 1, of the whole server
 * @param turn of the request on its connection, from 1
 * @param began when its head had arrived, {@link System#nanoTime()}
 * @param method as written
 * @param target as written in the request line
 * @param host what {@code Host} says, port included; empty when it is not there
 * @param headers in their order, names as written
 * @param body what was read of it
 * @param whole whether that is all of it, within the limit
 * @param from the address that it came from; empty when nobody asks any more
 */
public record WireRequest(
        long connection,
        int turn,
        long began,
        String method,
        String target,
        String host,
        List<Header> headers,
        byte[] body,
        boolean whole,
        String from) {

    private static final Pattern NEEDLESSLY_CODED =
            Pattern.compile("(?i)%(?:2[de]|3[0-9]|4[1-9a-f]|5[0-9af]|6[1-9a-f]|7[0-9ae])");

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private static final Pattern ABSOLUTE = Pattern.compile("(?i)^https?://[^/]*");

    /**
     * @param name in any case
     * @return the first value of that name
     */
    public Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }

    /**
     * {@return the path, without the query; of a target in absolute form too (RFC 9112, section 3.2.2), and with the characters
     * that need no coding as they are (RFC 3986, section 6.2.2.2)}
     */
    public String path() {
        String written = ABSOLUTE.matcher(target.split("\\?", 2)[0]).replaceFirst("");
        return NEEDLESSLY_CODED
                .matcher(written)
                .replaceAll(code ->
                        String.valueOf((char) Integer.parseInt(code.group().substring(1), 16)));
    }

    /** {@return the byte order mark of UTF-8, if the body begins with it; else nothing} */
    public byte[] byteOrderMark() {
        return Arrays.mismatch(body, BYTE_ORDER_MARK) == 3 || Arrays.equals(body, BYTE_ORDER_MARK)
                ? BYTE_ORDER_MARK.clone()
                : new byte[0];
    }

    /**
     * @param other body
     * @return the same with it
     */
    public WireRequest with(byte[] other) {
        return new WireRequest(connection, turn, began, method, target, host, headers, other, whole, from);
    }
}
