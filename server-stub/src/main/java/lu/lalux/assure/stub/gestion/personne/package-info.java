/** The persons of an account, who sign in at {@code /authen}. */
@NullMarked
package lu.lalux.assure.stub.gestion.personne;

import org.jspecify.annotations.NullMarked;
