/**
 * How people come to have a session: invited by a link, by a password, an OpenID provider, an account of their own, the
 * server's console.
 */
@NullMarked
package lu.lalux.assure.stub.gestion.signin;

import org.jspecify.annotations.NullMarked;
