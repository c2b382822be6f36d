/** How the secrets of applications and the passwords of persons are hashed, and compared with their hashes. */
@NullMarked
package lu.lalux.assure.stub.token.secret;

import org.jspecify.annotations.NullMarked;
