package lu.lalux.assure.conformance.judge.wire;

import java.time.Duration;

/**
 * How much a {@link WireServer} takes, and how long it waits.
 *
 * @param connections open at once; more are closed as they come
 * @param connectionsEach open at once from one address, or one IPv6 network of a /64; this machine's own are not
 *     counted
 * @param headBytes of the head of a request
 * @param headers of a request, by number
 * @param largeBodies that are in memory at once, of those longer than {@link WireServer#PEEK}; more wait their turn in
 *     files
 * @param drainedBytes of a body that are read and thrown away, beyond what the host wants of it
 * @param first before the first request of a connection
 * @param idle between two requests of a connection
 * @param gap between two pieces of a request
 * @param head for a whole head, and for a TLS handshake
 * @param body for a whole body, and for its turn
 * @param write for a whole answer, from its first byte to its last
 * @param linger for a client to stop sending, once it has been answered for the last time
 */
public record WireLimits(
        int connections,
        int connectionsEach,
        int headBytes,
        int headers,
        int largeBodies,
        long drainedBytes,
        Duration first,
        Duration idle,
        Duration gap,
        Duration head,
        Duration body,
        Duration write,
        Duration linger) {

    /** Wide enough for any client that is in order. */
    public static final WireLimits USUAL = new WireLimits(
            400,
            400,
            64 << 10,
            200,
            400,
            64 << 20,
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            Duration.ofSeconds(30),
            Duration.ofSeconds(20),
            Duration.ofMinutes(5),
            Duration.ofMinutes(1),
            Duration.ofSeconds(10));

    /**
     * @param bodies longer than {@link WireServer#PEEK}
     * @return the same, with so many of those in memory at once
     */
    public WireLimits withLargeBodies(int bodies) {
        return new WireLimits(
                connections,
                connectionsEach,
                headBytes,
                headers,
                bodies,
                drainedBytes,
                first,
                idle,
                gap,
                head,
                body,
                write,
                linger);
    }

    /**
     * @param each connections from one address
     * @param wait before the first request of a connection
     * @return the same for clients that do not know each other, of whom none is to take the places of all
     */
    public WireLimits shared(int each, Duration wait) {
        return new WireLimits(
                connections,
                each,
                headBytes,
                headers,
                largeBodies,
                drainedBytes,
                wait,
                idle,
                gap,
                head,
                body,
                write,
                linger);
    }
}
