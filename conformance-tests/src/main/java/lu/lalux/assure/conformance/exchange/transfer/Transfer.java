package lu.lalux.assure.conformance.exchange.transfer;

/** How a body travels. HTTP lets a client choose; to the server it is the same request. */
public enum Transfer {
    /** At once, with its length. */
    WHOLE,
    /** In chunks, without a length (RFC 9112 section 7.1). */
    CHUNKED,
    /** In chunks of one byte to a few. */
    CRUMBS,
    /** In pieces with pauses between them, as over a slow line; with its length. */
    SLOW,
    /** Compressed, {@code Content-Encoding: gzip} (RFC 9110 section 8.4). */
    GZIP
}
