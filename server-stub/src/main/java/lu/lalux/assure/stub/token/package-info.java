/**
 * The contract's feature {@code token}: who may call, and how they prove it. Here is what answers {@code /token} and
 * {@code /authen}; each part that can be understood by itself is in a room of its own.
 *
 * <p>{@code POST /token} (client credentials, RFC 6749 section 4.4), {@code /authen} (implicit grant, section 4.2) and
 * the check of the token on the four functions (RFC 6750). Spring Security's authorization server supplies the parts:
 * registered clients, client authentication, the grant and the token's generator. Its endpoints are not installed,
 * since the contract knows none of them but {@code /token}, whose answers it fixes to the letter.
 *
 * <p>A token says everything about itself (RS256, RFC 7519): nothing is kept per token, neither in memory nor in the
 * database, and any instance on the same database can check it.
 */
@NullMarked
package lu.lalux.assure.stub.token;

import org.jspecify.annotations.NullMarked;
