/**
 * The access token: issued, found in a request, checked, and asked for by each operation of the contract (RFC 6750).
 */
@NullMarked
package lu.lalux.assure.stub.token.access;

import org.jspecify.annotations.NullMarked;
