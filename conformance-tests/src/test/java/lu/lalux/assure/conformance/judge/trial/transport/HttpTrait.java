package lu.lalux.assure.conformance.judge.trial.transport;

/** What is particular about the way in which a client speaks HTTP. */
public enum HttpTrait {
    /** A connection for each request. */
    CLOSES_EACH,
    /** The names of headers in small letters. */
    SMALL_LETTERS,
    /** The names of headers in capital letters. */
    CAPITAL_LETTERS,
    /** Targets with scheme and authority, as a proxy wants them and any server takes them (RFC 9112, section 3.2.2). */
    ABSOLUTE_TARGETS,
    /** Bodies in chunks. */
    CHUNKED_BODIES,
    /** {@code Expect: 100-continue}, waited for a while. */
    EXPECTS_CONTINUE,
    /** Offers HTTP/2 by {@code Upgrade}, as Java's own client does. */
    OFFERS_HTTP2,
    /** Heads and bodies in pieces, as slow networks bring them. */
    IN_PIECES,
    /** A while between head and body, as slow disks and networks make it. */
    SLOW_BODIES,
    /** Wrong: finds a header only if its name is written as in the RFCs. */
    NAMES_TO_THE_LETTER,
    /** Wrong: takes the length of a body from {@code Content-Length} alone. */
    KNOWS_NO_CHUNKS,
    /** Wrong: takes what is compressed as it comes, though it asks for it. */
    KNOWS_NO_GZIP,
    /** Wrong: when the server has closed a connection, it sends its next request on it all the same. */
    SENDS_ON_CLOSED,
    /** Wrong: an answer that was cut is taken for the whole. */
    TAKES_HALVES,
    /** Wrong: whoever the client trusts may have a certificate for any name. */
    TAKES_ANY_NAME
}
