/**
 * A person signs in at {@code /authen} (implicit grant, RFC 6749 section 4.2): the request for it, the page, the
 * password, the way back.
 */
@NullMarked
package lu.lalux.assure.stub.token.person;

import org.jspecify.annotations.NullMarked;
