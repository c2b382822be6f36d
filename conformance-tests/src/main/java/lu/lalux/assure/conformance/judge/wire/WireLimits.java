package lu.lalux.assure.conformance.judge.wire;

import java.time.Duration;

/**
 * How much a {@link WireServer} takes, and how long it waits.
 *
 * @param connections open at once; more are closed as they come
 * @param headBytes of the head of a request
 * @param headers of a request, by number
 * @param largeBodies that are in memory at once, of those longer than {@link WireServer#PEEK}; more wait their turn
 * @param drainedBytes of a body that are read and thrown away, beyond what the host wants of it
 * @param idle between two requests of a connection, and before the first
 * @param gap between two pieces of a request
 * @param head for a whole head, and for a TLS handshake
 * @param body for a whole body, and for its turn
 * @param largeBody for what a large body has of it behind its beginning, once its turn has come
 * @param write for a whole answer, from its first byte to its last
 * @param linger for a client to stop sending, once it has been answered for the last time
 */
public record WireLimits(
        int connections,
        int headBytes,
        int headers,
        int largeBodies,
        long drainedBytes,
        Duration idle,
        Duration gap,
        Duration head,
        Duration body,
        Duration largeBody,
        Duration write,
        Duration linger) {

    /** Wide enough for any client that is in order. */
    public static final WireLimits USUAL = new WireLimits(
            400,
            64 << 10,
            200,
            400,
            64 << 20,
            Duration.ofSeconds(60),
            Duration.ofSeconds(30),
            Duration.ofSeconds(20),
            Duration.ofMinutes(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(1),
            Duration.ofSeconds(10));

    /**
     * @param bodies longer than {@link WireServer#PEEK}
     * @param each time for one of them
     * @return the same, with so many of those in memory at once, each for so long
     */
    public WireLimits withLargeBodies(int bodies, Duration each) {
        return new WireLimits(
                connections, headBytes, headers, bodies, drainedBytes, idle, gap, head, body, each, write, linger);
    }
}
