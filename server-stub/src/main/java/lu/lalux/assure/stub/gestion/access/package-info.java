/** Who calls the management interface, and how they show it. */
@NullMarked
package lu.lalux.assure.stub.gestion.access;

import org.jspecify.annotations.NullMarked;
