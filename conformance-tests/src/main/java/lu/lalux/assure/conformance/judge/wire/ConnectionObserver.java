package lu.lalux.assure.conformance.judge.wire;

import lu.lalux.assure.conformance.register.Text;

/** Told what happens on connections that no {@link RequestHandler} hears of; called by several threads at once. */
public interface ConnectionObserver {

    /** One that looks away. */
    ConnectionObserver NONE = new ConnectionObserver() {};

    /**
     * A request was refused, for it was no HTTP that can be answered otherwise; the host was not asked.
     *
     * @param connection by number
     * @param status it was refused with
     * @param why in short
     */
    default void refused(long connection, int status, Text why) {}

    /**
     * A client went away in the middle of a request; the host was not asked for the answer.
     *
     * @param connection by number
     * @param why in short
     */
    default void brokenOff(long connection, String why) {}

    /**
     * A connection was closed as it came, for there were too many.
     *
     * @param connection by number
     */
    default void turnedAway(long connection) {}

    /**
     * A TLS handshake failed on a connection with the certificate that clients are to trust.
     *
     * @param connection by number
     * @param why in short
     */
    default void noHandshake(long connection, String why) {}

    /**
     * What came of a connection with a certificate on which no client may rely; told once for each, as soon as it is known. A
     * request that comes all the same is handed to the host behind this.
     *
     * @param deception its name
     * @param connection by number
     * @param completed whether the client completed the handshake
     * @param request whether it sent a request
     */
    default void untrusted(String deception, long connection, boolean completed, boolean request) {}

    /**
     * A token or a secret came without TLS, where TLS is spoken.
     *
     * @param connection by number
     */
    default void unsecured(long connection) {}

    /**
     * The host failed; the client was answered with 500, or, if it was too late for that, disconnected.
     *
     * @param connection by number
     * @param fault of the host, or of the machine that had no thread left for it
     */
    default void failed(long connection, Throwable fault) {}
}
