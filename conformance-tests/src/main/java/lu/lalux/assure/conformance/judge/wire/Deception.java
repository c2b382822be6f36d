package lu.lalux.assure.conformance.judge.wire;

import javax.net.ssl.SSLContext;

/**
 * A certificate on which no client may rely: nobody trusts it, or it is for another name.
 *
 * @param name by which it is told of
 * @param certificate what TLS is spoken with
 */
public record Deception(String name, SSLContext certificate) {}
