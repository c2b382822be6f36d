/**
 * Who calls the management interface, and how they show it: a token, a session, a link; and what every operation
 * answers alike.
 */
@NullMarked
package lu.lalux.assure.stub.gestion.access;

import org.jspecify.annotations.NullMarked;
