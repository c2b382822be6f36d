/** The users of the management interface, their sessions, and sign-ins that failed. */
@NullMarked
package lu.lalux.assure.stub.gestion.user;

import org.jspecify.annotations.NullMarked;
