package lu.lalux.assure.conformance.selfcheck.variants;

/**
 * Where a variant differs from the model. Those that differ in the same place would hide each other, and share no
 * server. Those that share one change its answers in this order: what becomes another answer first, how it is written
 * last.
 */
enum Place {
    /** Everywhere: it shares a server with nobody. */
    WHOLE,
    /** In what is asked of requests. */
    RULES,
    /** In which values are taken. */
    VALUES,
    /** In which ways of sending a request are taken. */
    SENDING,
    /** In when it answers. */
    PACE,
    /** In what is refused, and how. */
    REFUSAL,
    /** In what is said of a file. */
    FILE,
    /** In what a problem says. */
    PROBLEM,
    /** In tokens. */
    TOKEN,
    /** In what is said beside a token, and how it is asked for. */
    TOKEN_ANSWER,
    /** In the login page and its redirect. */
    LOGIN,
    /** In {@code WWW-Authenticate}. */
    CHALLENGE,
    /** In other headers. */
    HEADERS,
    /** In {@code Content-Type}. */
    MEDIA_TYPE,
    /** In how JSON is written. */
    WRITING,
    /** In what becomes of the connection. */
    CONNECTION
}
