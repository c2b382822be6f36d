/** The administrators' passkeys (W3C Web Authentication), by Spring Security. */
@NullMarked
package lu.lalux.assure.stub.gestion.passkey;

import org.jspecify.annotations.NullMarked;
