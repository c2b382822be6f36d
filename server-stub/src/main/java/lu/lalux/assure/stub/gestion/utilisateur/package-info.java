/** Who uses the management interface. */
@NullMarked
package lu.lalux.assure.stub.gestion.utilisateur;

import org.jspecify.annotations.NullMarked;
