/**
 * How the secrets of applications and the passwords of persons are hashed, and compared with their hashes; and how
 * wrong ones are counted, so that whoever guesses has to wait.
 */
@NullMarked
package lu.lalux.assure.stub.token.secret;

import org.jspecify.annotations.NullMarked;
